import type { BlockUse, Definition } from '@linli/schemas/definition'
import type { FieldBlock } from '@linli/schemas/field-block'
import type { Command } from '../../command.ts'
import { keepsShape } from '../../keeps-shape.ts'
import type { Slot } from '../add-field.ts'
import { copyFields, pasteForeign } from '../copy-fields.ts'
import { allPaths, childKeys, type FieldPath, pathText } from '../field-path.ts'
import { patching } from '../patching.ts'
import { writeUse } from './block-uses.ts'

/** A block of the street at one of its revisions. */
export interface StreetBlock {
  readonly id: string
  readonly revision: number
  readonly block: FieldBlock
}

/** Puts the fields of a block at a place of a form, with keys that are free there, and remembers that they came from it. Null where there is
 *  no such place; `'refused'` where it would leave no definition. */
export function placeBlock(
  definition: Definition,
  { form, slot, from }: { readonly form: string; readonly slot: Slot; readonly from: StreetBlock },
): { readonly command: Command; readonly paths: readonly FieldPath[] } | null | 'refused' {
  const { block } = from
  const outer = childKeys(block, []).map((key): FieldPath => [key])
  const copied = copyFields(block, outer)
  const pasted = pasteForeign(definition, { form, slot, copied, keepsKeys: true })
  if (pasted === null || pasted === 'refused') return pasted
  const making = patching(definition)
  making.run(...pasted.command.patch)
  const fields = outer.flatMap(([key], index) =>
    allPaths(block)
      .filter(([first]) => first === key)
      .map((path) => [
        pathText(path),
        pathText([...(pasted.paths[index] ?? []), ...path.slice(1)]),
      ]),
  )
  const use: BlockUse = {
    ...{ block: from.id, revision: from.revision, form },
    fields: Object.fromEntries(fields),
  }
  writeUse(making, use, null)
  if (!keepsShape(definition, making.now())) return 'refused'
  return {
    command: {
      ...pasted.command,
      label: { key: 'blockUsed', what: block.title['zh-CN'] },
      patch: making.patch,
    },
    paths: pasted.paths,
  }
}

/** Remembers where a block stands, of which these very fields were made a revision. Null where a definition remembers no more. */
export function rememberBlock(definition: Definition, use: BlockUse, name: string): Command | null {
  const making = patching(definition)
  const isOverlapping = (other: BlockUse) =>
    Object.values(other.fields).some((at) => Object.values(use.fields).includes(at))
  const uses = definition.blocks ?? []
  const index = uses.findIndex(
    (other) => other.form === use.form && other.block === use.block && isOverlapping(other),
  )
  writeUse(making, use, index === -1 ? null : index)
  if (!keepsShape(definition, making.now())) return null
  return { label: { key: 'blockRemembered', what: name }, patch: making.patch }
}

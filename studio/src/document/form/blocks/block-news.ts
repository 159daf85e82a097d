import { canonicalJson } from '@linli/schemas/canonical-json'
import type { BlockUse, Definition } from '@linli/schemas/definition'
import type { FieldBlock } from '@linli/schemas/field-block'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { Renames } from '../copy-fields.ts'
import {
  allPaths,
  containerOf,
  type FieldPath,
  fieldAt,
  insideOf,
  isSamePath,
  isWithin,
  pathText,
  rulePath,
} from '../field-path.ts'
import { isAlike, type OwnPart, ownPart } from './own-part.ts'

/** A use of a block in a form, what the block was then, and what it is now. */
export interface Update {
  readonly definition: Definition
  readonly use: BlockUse
  readonly base: FieldBlock
  readonly next: FieldBlock
  /** Revision of `next`. */
  readonly revision: number
}

/** What the newer revision says otherwise of one field. */
export interface FieldNews {
  readonly kind: 'added' | 'changed' | 'removed'
  /** The field in the block. */
  readonly at: FieldPath
  readonly title: string
  /** Why it is not taken unless somebody chooses so: the form says something of its own there, or something elsewhere would be in error
   *  without the field. */
  readonly clash: 'own' | 'named' | null
}

/** An update of a use as the definition has it at another moment; null where it says something else by then. */
export function updateAt(
  definition: Definition,
  update: Omit<Update, 'definition'>,
): Update | null {
  const said = canonicalJson(update.use)
  const use = definition.blocks?.find((each) => canonicalJson(each) === said)
  return use === undefined ? null : { ...update, definition, use }
}

/** Where the fields of a use are; those that are not in the form any more are left out. */
export function standingOf({ definition, use }: Pick<Update, 'definition' | 'use'>) {
  const form = definition.forms[use.form]
  const there = Object.entries(use.fields).flatMap(
    ([key, at]): readonly (readonly [string, FieldPath])[] => {
      const path = at.split('.')
      return form === undefined || fieldAt(form, path) === null ? [] : [[key, path]]
    },
  )
  return new Map(there)
}

/** What there is to take from the newer revision, each field once: what is in a group that comes or goes comes and goes with it. What the form
 *  says already is no news, and neither is a field that somebody took out of it. */
export function newsOf(update: Update): readonly FieldNews[] {
  const { definition, use, base, next } = update
  const form = definition.forms[use.form]
  if (form === undefined) return []
  const standing = standingOf(update)
  const removed = allPaths(base).filter(
    (at) => standing.has(pathText(at)) && !isKept(base, next, at),
  )
  const added = allPaths(next).filter((at) => !isKept(base, next, at) && mayCome(update, at))
  return [
    ...outermost(removed).map((at) => ({
      ...{ kind: 'removed' as const, at, title: titleOf(base, at) },
      clash: isTouched(update, at, standing) ? ('own' as const) : null,
    })),
    ...allPaths(next).flatMap((at) =>
      isKept(base, next, at) ? changeOf(update, at, standing) : [],
    ),
    ...outermost(added).map((at) => ({
      ...{ kind: 'added' as const, at, title: titleOf(next, at), clash: null },
    })),
  ]
}

/** The fields of the block as the form calls them, for its rules. */
export function renamesIn(
  block: FormDefinition,
  form: FormDefinition,
  standing: ReadonlyMap<string, FieldPath>,
): Renames {
  return [...standing].flatMap(([key, path]) => {
    const [from, to] = [rulePath(block, key.split('.')), rulePath(form, path)]
    return from === null || to === null ? [] : [{ from, to }]
  })
}

/** Whether both revisions have a field, as the same sort of field. */
export function isKept(base: FieldBlock, next: FieldBlock, at: FieldPath): boolean {
  const [was, is] = [fieldAt(base, at), fieldAt(next, at)]
  return was !== null && is !== null && isAlike(was, is)
}

/** A field that the form was not asked to have before, in a group that it has or that comes too. */
function mayCome(update: Update, at: FieldPath): boolean {
  const { base, next } = update
  const outer = groupOf(next, at)
  if (outer === null) return true
  return isKept(base, next, outer)
    ? standingOf(update).has(pathText(outer))
    : mayCome(update, outer)
}

/** The field that a field is in; null for one that is in none. */
export function groupOf(form: FormDefinition, at: FieldPath): FieldPath | null {
  const container = containerOf(at)
  if (container.length === 0) return null
  const outer = allPaths(form).find((path) => {
    const inside = insideOf(form, path)
    return inside !== null && isSamePath(inside, container)
  })
  return outer ?? null
}

function outermost(paths: readonly FieldPath[]): readonly FieldPath[] {
  return paths.filter((path) =>
    paths.every((other) => isSamePath(path, other) || !isWithin(path, other)),
  )
}

function changeOf(
  { definition, use, base, next }: Update,
  at: FieldPath,
  standing: ReadonlyMap<string, FieldPath>,
): readonly FieldNews[] {
  const form = definition.forms[use.form]
  const path = standing.get(pathText(at))
  if (form === undefined || path === undefined) return []
  const hasRules = rulePath(form, path) !== null
  const was = partText(ownPart(base, at, renamesIn(base, form, standing)), hasRules)
  const is = partText(ownPart(next, at, renamesIn(next, form, standing)), hasRules)
  const mine = partText(ownPart(form, path), hasRules)
  if (was === is || mine === is) return []
  return [{ kind: 'changed', at, title: titleOf(next, at), clash: mine === was ? null : 'own' }]
}

/** Whether the form says something of a field of the block, or of those in it, that the block did not say, or has one more there. */
function isTouched(
  { definition, use, base }: Update,
  at: FieldPath,
  standing: ReadonlyMap<string, FieldPath>,
): boolean {
  const form = definition.forms[use.form]
  const outer = standing.get(pathText(at))
  if (form === undefined || outer === undefined) return false
  const renames = renamesIn(base, form, standing)
  const known = [...standing.values()].map(pathText)
  const isMore = allPaths(form).some(
    (path) => isWithin(path, outer) && !known.includes(pathText(path)),
  )
  const isOther = allPaths(base)
    .filter((path) => isWithin(path, at))
    .some((path) => {
      const there = standing.get(pathText(path))
      if (there === undefined) return false
      const hasRules = rulePath(form, there) !== null
      const said = partText(ownPart(base, path, renames), hasRules)
      return said !== partText(ownPart(form, there), hasRules)
    })
  return isMore || isOther
}

function partText(part: OwnPart | null, hasRules: boolean): string {
  // Where no rule can name it, what the block says in rules cannot be said.
  return canonicalJson(hasRules ? part : { ...part, rules: {} })
}

function titleOf(form: FormDefinition, at: FieldPath): string {
  return fieldAt(form, at)?.title ?? at.at(-1) ?? ''
}

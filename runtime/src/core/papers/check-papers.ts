import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { errorAt, unknownName } from '../definition-finding.ts'
import type { StateSite } from '../definition-tree.ts'
import { fieldMarks, ownersOf } from '../marks/field-marks.ts'
import { placeholdersOf } from '../text-placeholders.ts'
import { CASE_FACTS, CASE_INITIATOR, paperField, paperList } from './paper-fields.ts'

/** Papers that no step gives, that name what nobody answers, and that ask to show what is not marked. */
export function checkPapers(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const papers = Object.entries(definition.papers ?? {})
  if (papers.length === 0) return []
  const known = knownNames(definition)
  const uids = sites.flatMap(({ uid }) => uid ?? [])
  const marked = [...fieldMarks(definition).keys()].flatMap((field) => [
    field,
    field.replace(/\.[^.]+$/, ''),
  ])
  return papers.flatMap(([name, paper]) => {
    const path = `/papers/${escapePointer(name)}`
    return [
      ...unknownName({ path: `${path}/at`, name: paper.at, thing: 'state uid', known: uids }),
      ...textsOf(paper, path).flatMap((text) => checkText(text, definition, known)),
      ...(paper.shows ?? []).flatMap((field, index) =>
        unknownName({
          path: `${path}/shows/${index}`,
          name: field,
          thing: 'marked field',
          known: [...new Set([...marked, CASE_INITIATOR])],
        }),
      ),
    ]
  })
}

/** A text of a paper, and the list that it is repeated for. */
interface PlacedText {
  readonly path: string
  readonly text: string
  readonly each?: { readonly path: string; readonly name: string }
  /** Whether this text is the one that is told where there is no such list. */
  readonly isFirst: boolean
}

function textsOf({ body, signatures = [] }: PaperDefinition, path: string): PlacedText[] {
  return [
    ...body.flatMap((part, index): PlacedText[] => {
      const at = `${path}/body/${index}`
      if (part.kind !== 'table') return [repeatedText(part, at)]
      const each = { path: `${at}/each`, name: part.each }
      return part.columns.flatMap(({ title, text }, column) => {
        const inColumn = `${at}/columns/${column}`
        return [
          { path: `${inColumn}/title`, text: title, isFirst: false },
          { path: `${inColumn}/text`, text, each, isFirst: column === 0 },
        ]
      })
    }),
    ...signatures.map((each, index) => repeatedText(each, `${path}/signatures/${index}`)),
  ]
}

function repeatedText(
  part: { readonly text: string; readonly each?: string },
  path: string,
): PlacedText {
  const each = part.each === undefined ? {} : { each: { path: `${path}/each`, name: part.each } }
  return { path: `${path}/text`, text: part.text, ...each, isFirst: true }
}

function checkText(
  { path, text, each, isFirst }: PlacedText,
  definition: Definition,
  known: KnownNames,
): Finding[] {
  const list = each === undefined ? null : paperList(each.name, definition)
  const missing =
    each === undefined || list !== null || !isFirst
      ? []
      : unknownName({ path: each.path, name: each.name, thing: 'list', known: known.lists })
  // Without its list nobody can say what a row has.
  if (each !== undefined && list === null) return missing
  const inRow = list === null ? [] : ['row', ...fieldNames(list.item, 'row')]
  const names = [...inRow, ...known.fields]
  const unknown = placeholdersOf(text).flatMap(({ source }) =>
    paperField(source, definition, list?.item ?? null) === null
      ? unknownName({ path, name: source, thing: 'field', known: names })
      : [],
  )
  return [...missing, ...checkBraces(text, path), ...unknown]
}

/** Braces that are not both there would be printed. */
function checkBraces(text: string, path: string): Finding[] {
  const rest = placeholdersOf(text).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  )
  if (!/\{\{|\}\}/.test(rest)) return []
  return [
    errorAt(path, 'paper.open-braces', [
      '占位符要用“{{”开头、“}}”结尾，里面写字段名。',
      'A placeholder begins with “{{”, ends with “}}” and names a field.',
    ]),
  ]
}

interface KnownNames {
  readonly fields: readonly string[]
  readonly lists: readonly string[]
}

/** All that a paper may name. */
function knownNames(definition: Definition): KnownNames {
  const owners = ownersOf(definition).filter(
    ([owner]) => owner === 'context' || Object.hasOwn(definition.forms, owner),
  )
  const answers = owners.flatMap(([owner, schema]) => fieldNames(schema, owner))
  return {
    fields: [...Object.keys(CASE_FACTS).map((fact) => `case.${fact}`), ...answers],
    lists: answers.filter((name) => paperList(name, definition) !== null),
  }
}

/** The names of all fields in a group, with the groups among them; nothing inside lists. */
export function fieldNames({ properties = {} }: FieldSchema, owner: string): string[] {
  return Object.entries(properties).flatMap(([key, field]) =>
    field.type === 'null' ? [] : [`${owner}.${key}`, ...fieldNames(field, `${owner}.${key}`)],
  )
}

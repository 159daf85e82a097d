import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { quoted } from './change-words.ts'
import { checkDefinition } from './check-definition.ts'
import { standingAtForm } from './compare-forms.ts'
import type { Compared } from './compared.ts'
import { compare, standingIn } from './compared.ts'
import { actionsOf } from './definition-actions.ts'
import type { EditedField } from './edited-fields.ts'
import { editedFields } from './edited-fields.ts'
import type { Reader, ReaderKind } from './expression-places.ts'
import { asksFor, namesValue, readersOf, reads } from './expression-places.ts'

/** What an edit of one field does to the rest of the definition. */
export interface Breakage {
  readonly field: EditedField
  /** What cannot be published any more: findings of the later definition that the former did not have. */
  readonly broken: readonly Finding[]
  /** What still compiles and means something else. */
  readonly altered: readonly Altered[]
  /** Leaf states of the former definition whose instances meet any of it, or are asked the question. */
  readonly bites: readonly string[]
}

export interface Altered {
  readonly kind: ReaderKind
  /** JSON Pointer into the later definition. */
  readonly path: string
  /** `empty`: what it reads may be without an answer and then reads as empty. `never`: it compares with a value that cannot be
   *  chosen any more. `type`: what it reads has another type. `broken`: what it reads is written by an expression that does
   *  not compile. */
  readonly reason: 'empty' | 'never' | 'type' | 'broken'
  /** The context field through which it reads the answer. */
  readonly through: string | null
  readonly message: Required<LocaleText>
}

export interface Broken {
  readonly fields: readonly Breakage[]
  /** New findings that no edited field accounts for. */
  readonly others: readonly Finding[]
}

/** What the edits of forms between two definitions break, by the edited field; fields that break nothing are left out. */
export function brokenBy(before: Definition, after: Definition): Broken {
  const compared = compare(before, after, {})
  const fresh = newFindings(before, after)
  const readers = readersOf(compared.after)
  const fields = editedFields(compared)
  const owned = new Map(
    fields.map((field) => [field, fresh.filter((finding) => isOf(finding, field, readers))]),
  )
  const taken = new Set([...owned.values()].flat())
  return {
    fields: fields.flatMap((field) => {
      const broken = owned.get(field) ?? []
      const altered = alteredBy(field, { readers, broken })
      if (broken.length === 0 && altered.length === 0) return []
      const bites = whereMet({ field, broken, altered }, readers, compared)
      return [{ field, broken, altered, bites }]
    }),
    others: fresh.filter((finding) => !taken.has(finding)),
  }
}

/** A finding that moved with its list is not a new one. */
function newFindings(before: Definition, after: Definition): Finding[] {
  const known = new Map<string, number>()
  for (const finding of checkDefinition(before)) {
    const key = findingKey(finding)
    known.set(key, (known.get(key) ?? 0) + 1)
  }
  const fresh = checkDefinition(after).filter((finding) => {
    const key = findingKey(finding)
    const left = known.get(key) ?? 0
    known.set(key, left - 1)
    return left <= 0
  })
  return fresh.filter((finding, index) => {
    // An expression that names the field three times is one thing to put right.
    const isExpression = finding.code.startsWith('expression.')
    return !isExpression || fresh.findIndex(({ path }) => path === finding.path) === index
  })
}

function findingKey({ code, path, message }: Finding): string {
  return `${code} ${path.replaceAll(/\/\d+/g, '/0')} ${message['zh-CN']}`
}

/** Whether a finding comes from the edit of a field: it stands at an expression that reads it, at a rule about it, or
 *  where the form is told how to show or translate it. */
function isOf({ path, message }: Finding, field: EditedField, readers: readonly Reader[]): boolean {
  const reader = readers.find((each) => each.path === path)
  if (reader !== undefined && isReadBy(reader, field)) return true
  const form = `/forms/${field.now?.form ?? field.form}/`
  if (!path.startsWith(form)) return false
  const paths = field.now === null ? [field.field] : [field.field, field.now.field]
  return paths.some((dotted) => {
    const name = dotted.split('.').at(-1) ?? ''
    const quoted = [`“${name}”`, `“${dotted}”`, `/properties/${name}/`]
    return path.split('/').includes(name) || quoted.some((each) => message['zh-CN'].includes(each))
  })
}

/** An expression that names a field by its former or by its present key. */
function isReadBy(
  { form, answers, cel }: Reader,
  { form: former, field, now }: EditedField,
): boolean {
  if (answers === null) return false
  if (form !== former && form !== now?.form) return false
  return reads(cel, answers, field) || (now !== null && reads(cel, answers, now.field))
}

interface Seen {
  readonly readers: readonly Reader[]
  readonly broken: readonly Finding[]
}

/** Direct readers first, then what reads the context fields that they write. */
function alteredBy(field: EditedField, { readers, broken }: Seen): Altered[] {
  const isBroken = (reader: Reader) =>
    broken.some(({ path, severity }) => path === reader.path && severity === 'error')
  const direct = readers.flatMap((reader): { reader: Reader; reason: Altered['reason'] }[] => {
    if (!isReadBy(reader, field)) return []
    if (isBroken(reader)) return [{ reader, reason: 'broken' }]
    return reasonsFor(reader, field).map((reason) => ({ reader, reason }))
  })
  const written = direct.flatMap(({ reader, reason }) =>
    reader.to === null ? [] : [{ to: reader.to, reason }],
  )
  const lostInContext = valuesWritten(field, readers)
  const through = readers.flatMap((reader) =>
    [...written, ...lostInContext].flatMap(({ to, reason }) => {
      if (!reads(reader.cel, 'context', to) || reader.kind === 'mapping') return []
      const isMet =
        reason !== 'never' || field.lost.some(({ value }) => namesValue(reader.cel, value))
      return isMet ? [{ reader, reason, through: to }] : []
    }),
  )
  const found = [
    ...direct
      .filter(({ reason }) => reason !== 'broken')
      .map((each) => ({ ...each, through: null })),
    ...through,
  ]
  return unique(found.map((each) => toldAs(each, field)))
}

/** Context fields that hold a narrowed answer as it is. */
function valuesWritten(field: EditedField, readers: readonly Reader[]) {
  if (field.lost.length === 0) return []
  return readers.flatMap((reader) =>
    reader.to !== null && isReadBy(reader, field)
      ? [{ to: reader.to, reason: 'never' as const }]
      : [],
  )
}

function reasonsFor({ cel, answers }: Reader, field: EditedField): Altered['reason'][] {
  const variable = answers ?? 'form'
  const name = field.now?.field ?? field.field
  return [
    ...(field.isEmptied && !asksFor(cel, variable, name) ? ['empty' as const] : []),
    ...(field.lost.some(({ value }) => namesValue(cel, value)) ? ['never' as const] : []),
    ...(field.isRetyped ? ['type' as const] : []),
  ]
}

interface Found {
  readonly reader: Reader
  readonly reason: Altered['reason']
  readonly through: string | null
}

function toldAs({ reader, reason, through }: Found, field: EditedField): Altered {
  const { kind, path, cel } = reader
  const title = field.title['zh-CN']
  const english = field.title.en ?? title
  const lost = field.lost
    .filter(({ value }) => namesValue(cel, value))
    .map((choice) => choice.title)
  const [gone, goneEn] = [
    lost.map((choice) => quoted(choice['zh-CN'])).join('、'),
    lost.map((choice) => quoted(textIn(choice, 'en'))).join(', '),
  ]
  const [zh, en] = {
    empty: [
      `“${title}”可以不填，没填时这里读到的是空。`,
      `“${english}” may be left out; then this reads as empty.`,
    ],
    never: [
      `“${title}”不能再选${gone}，这里还在和它比较。`,
      `${goneEn} of “${english}” can no longer be chosen; this still compares with it.`,
    ],
    type: [
      `“${title}”换了类型，这里读到的值不同了。`,
      `“${english}” has another type; this reads another value.`,
    ],
    broken: [
      `这里用到的“${through}”取自“${title}”，那条取值已经不能用。`,
      `This reads “${through}”, which comes from “${english}” by an expression that no longer compiles.`,
    ],
  }[reason]
  return { kind, path, reason, through, message: { 'zh-CN': zh ?? '', en: en ?? '' } }
}

function unique(altered: readonly Altered[]): Altered[] {
  const seen = new Set<string>()
  return altered.filter(({ path, reason }) => {
    const key = `${reason} ${path}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** States of the former definition, found by uid. */
function whereMet(
  { field, broken, altered }: Omit<Breakage, 'bites'>,
  readers: readonly Reader[],
  compared: Compared,
): string[] {
  const met = readers.filter(({ path }) =>
    [...broken, ...altered].some((each) => each.path === path),
  )
  const uids = new Set(met.flatMap(({ site }) => (site?.uid == null ? [] : [site.uid])))
  const notices = new Set(met.flatMap(({ notice }) => (notice === null ? [] : [notice])))
  const isMet = compared.before.sites.filter(
    (site) =>
      (site.uid !== null && uids.has(site.uid)) ||
      actionsOf(site).some(
        ({ action }) => action.type === 'notify' && notices.has(action.params.notice),
      ),
  )
  const there = standingIn(compared.before, (site) => isMet.includes(site))
  return [...new Set([...there, ...standingAtForm(compared, field.form)])]
}

import type { BlockUse } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { keepsShape } from '../../keeps-shape.ts'
import { containerPlace, putField, type Slot } from '../add-field.ts'
import { copyFields, ownOrFreeKey, putTexts } from '../copy-fields.ts'
import { placeField } from '../field-order.ts'
import {
  allPaths,
  childKeys,
  containerOf,
  type FieldPath,
  fieldAt,
  formPointer,
  insideOf,
  isSamePath,
  isWithin,
  pathText,
} from '../field-path.ts'
import { usesOfField } from '../field-uses.ts'
import { type FormDeed, newErrors, unlessItBreaks } from '../form-deed.ts'
import { type Patching, patching } from '../patching.ts'
import { takeOut } from '../remove-field.ts'
import {
  type FieldNews,
  groupOf,
  newsOf,
  renamesIn,
  standingOf,
  type Update,
} from './block-news.ts'
import { ownPart, writeOwnPart, writeRules } from './own-part.ts'

/** Brings the fields of a use to the newer revision of the block: what only the block changed is taken, what only the form changed stays, keys
 *  stay. Where both did, the form's stays but for the fields (paths in the block) of `theirs`. One step; refused where it would
 *  bring errors. */
export function takeUpdate(update: Update, theirs: ReadonlySet<string>): FormDeed | null {
  const { definition, use, next } = update
  if (!isThere(update)) return null
  const news = updateNews(update).filter(
    ({ clash, at }) => clash === null || theirs.has(pathText(at)),
  )
  const making = taking(update, news)
  if (!keepsShape(definition, making.now())) return { kind: 'refused', reasons: [] }
  const label = { key: 'blockUpdated', what: next.title['zh-CN'] } as const
  const command = { label, patch: making.patch, place: formPointer(use.form) }
  return unlessItBreaks(definition, making.now(), command)
}

function isThere({ definition, use }: Update): boolean {
  return definition.blocks?.includes(use) === true && definition.forms[use.form] !== undefined
}

/** `newsOf`, with the fields that go and that something else names. Takes some hundredths of a second, more where there are any. */
export function updateNews(update: Update): readonly FieldNews[] {
  const news = newsOf(update)
  const isGoing = ({ kind, clash }: FieldNews) => kind === 'removed' && clash === null
  if (!isThere(update) || !news.some(isGoing)) return news
  let taken = news.filter(({ clash }) => clash === null)
  // A field that stays may name another one, which then stays too.
  while (newErrors(update.definition, taking(update, taken).now()).length > 0) {
    const left = taken.filter((each) => !(isGoing(each) && isNamed(update, taken, each)))
    if (left.length === taken.length) break
    taken = left
  }
  return news.map((each) =>
    isGoing(each) && !taken.includes(each) ? { ...each, clash: 'named' } : each,
  )
}

function isNamed(update: Update, taken: readonly FieldNews[], going: FieldNews): boolean {
  const path = standingOf(update).get(pathText(going.at))
  const without = taking(
    update,
    taken.filter((each) => each !== going),
  ).now()
  const uses = path === undefined ? [] : usesOfField(without, update.use.form, path)
  return uses.some(({ error }) => error !== null)
}

/** The definition with some of the news, and the use at the newer revision. */
function taking(update: Update, news: readonly FieldNews[]): Patching {
  const { definition, use, next, revision } = update
  const making = patching(definition)
  const index = (definition.blocks ?? []).indexOf(use)
  const state: State = { making, update, standing: new Map(standingOf(update)) }
  // Said anew when all is done; until then nothing has to follow.
  making.remove(`/blocks/${index}`)
  const all = (kind: FieldNews['kind'], step: Step) => {
    for (const each of news) if (each.kind === kind) step(state, each.at)
  }
  all('removed', remove)
  // What is added comes among those that are in their new order, and rules may name whatever is added.
  reorder(state)
  all('added', add)
  all('changed', change)
  all('added', addRules)
  const fields = allPaths(next).flatMap((at): readonly (readonly [string, string])[] => {
    const path = state.standing.get(pathText(at))
    return path === undefined ? [] : [[pathText(at), pathText(path)]]
  })
  const now: BlockUse = { ...use, revision, fields: Object.fromEntries(fields) }
  const before = Math.min(index, (making.now().blocks ?? []).length)
  if (making.now().blocks === undefined) making.put('/blocks', [])
  making.run({ op: 'add', path: `/blocks/${before}`, value: now as unknown as JsonObject })
  return making
}

interface State {
  readonly making: Patching
  readonly update: Update
  /** Where the fields of the block are by now. */
  readonly standing: Map<string, FieldPath>
}

type Step = (state: State, at: FieldPath) => void

function remove({ making, update, standing }: State, at: FieldPath): void {
  const path = standing.get(pathText(at))
  if (path === undefined) return
  takeOut(making, update.use.form, path)
  for (const [key, there] of [...standing]) if (isWithin(there, path)) standing.delete(key)
}

function add(state: State, at: FieldPath): void {
  const { making, update, standing } = state
  const { use, next } = update
  // One of another sort was to go and stayed.
  if (standing.has(pathText(at))) return
  const form = making.now().forms[use.form]
  const slot = form === undefined ? null : slotFor(state, form, at)
  const [field] = copyFields(next, [at]).fields
  if (form === undefined || slot === null || field === undefined) return
  const key = ownOrFreeKey(form, slot.container, field)
  putField(making, { form: use.form, slot, key }, field)
  const path = [...slot.container, key]
  putTexts(making, use.form, { field, path })
  for (const inner of allPaths(next)) {
    if (isWithin(inner, at)) standing.set(pathText(inner), [...path, ...inner.slice(at.length)])
  }
}

function change({ making, update, standing }: State, at: FieldPath): void {
  const { use, next } = update
  const form = making.now().forms[use.form]
  const path = standing.get(pathText(at))
  if (form === undefined || path === undefined) return
  const part = ownPart(next, at, renamesIn(next, form, standing))
  if (part !== null) writeOwnPart(making, { form: use.form, path }, part)
}

/** When all fields are there: rules may name any of them. */
function addRules({ making, update: { use, next }, standing }: State, at: FieldPath): void {
  for (const inner of allPaths(next).filter((each) => isWithin(each, at))) {
    const form = making.now().forms[use.form]
    const path = standing.get(pathText(inner))
    if (form === undefined || path === undefined) continue
    const part = ownPart(next, inner, renamesIn(next, form, standing))
    if (part !== null) writeRules(making, { form: use.form, path }, part.rules)
  }
}

/** Where a field of the block comes to stand: among those that it stands among there. Null where they are not in the form. */
function slotFor(
  { update: { next, use }, standing }: State,
  form: FormDefinition,
  at: FieldPath,
): Slot | null {
  const outer = groupOf(next, at)
  const group = outer === null ? null : standing.get(pathText(outer))
  if (group === undefined) return null
  const container = group === null ? topOf(use, standing) : insideOf(form, group)
  if (container === null) return null
  const siblings = childKeys(next, containerOf(at))
  const own = siblings.indexOf(at.at(-1) ?? '')
  const keyOf = (sibling: string): string | null => {
    const path = standing.get(pathText([...containerOf(at), sibling]))
    const isHere = path !== undefined && isSamePath(containerOf(path), container)
    return isHere ? (path.at(-1) ?? null) : null
  }
  const before = siblings
    .slice(own + 1)
    .map(keyOf)
    .find((key) => key !== null)
  if (before !== undefined) return { container, before }
  const last = siblings
    .slice(0, own)
    .map(keyOf)
    .findLast((key) => key !== null)
  const keys = childKeys(form, container)
  return { container, before: last == null ? null : (keys[keys.indexOf(last) + 1] ?? null) }
}

/** Where the outermost fields of a use are: where the first one is. */
function topOf(use: BlockUse, standing: State['standing']): FieldPath {
  const [first] = Object.keys(use.fields).filter((key) => !key.includes('.') && standing.has(key))
  return containerOf(standing.get(first ?? '') ?? [])
}

/** Fields that the block has in another order now, and the form had in the former one, change places among each other. */
function reorder(state: State): void {
  const { base, next } = state.update
  for (const container of containersOf(next)) {
    if (fieldAt(base, container) !== null) reorderIn(state, container)
  }
}

function containersOf(next: FormDefinition): readonly FieldPath[] {
  const inside = allPaths(next).map((at) => insideOf(next, at))
  return [[], ...inside.filter((at) => at !== null)]
}

function reorderIn({ making, update, standing }: State, container: FieldPath): void {
  const { base, next, use, definition } = update
  const [was, is] = [childKeys(base, container), childKeys(next, container)]
  const both = was.filter((key) => is.includes(key) && standing.has(at(container, key)))
  const wanted = is.filter((key) => both.includes(key))
  const [form, before] = [making.now().forms[use.form], definition.forms[use.form]]
  const first = standing.get(at(container, wanted[0] ?? ''))
  if (form === undefined || before === undefined || first === undefined) return
  const here = containerOf(first)
  const isHere = (key: string) =>
    isSamePath(containerOf(standing.get(at(container, key)) ?? []), here)
  const keyOf = (key: string) => standing.get(at(container, key))?.at(-1) ?? ''
  const isMoved = both.join() !== wanted.join()
  const own = childKeys(before, here).filter((key) => both.map(keyOf).includes(key))
  if (!isMoved || !both.every(isHere) || own.join() !== both.map(keyOf).join()) return
  const turns = wanted.map(keyOf)
  const keys = childKeys(form, here).map((key) => {
    return own.includes(key) ? (turns.shift() ?? key) : key
  })
  const place = containerPlace(use.form, form, here)
  for (const [index, key] of [...keys.entries()].reverse()) {
    placeField(making, place, { key, before: keys[index + 1] ?? null })
  }
}

function at(container: FieldPath, key: string): string {
  return pathText([...container, key])
}

import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { maskName } from './names.ts'
import { publicStateTitle, stateTitle } from './state-titles.ts'
import type { PublishedVersion } from './versions.ts'

/** One step of an instance in sentences. */
export interface TimelineEntry {
  readonly seq: number
  readonly at: Date
  readonly kind: string
  readonly who: string | null
  readonly sentence: string
  readonly reasons: readonly string[]
  readonly notes: readonly string[]
  /** uids of the states entered, in order; empty for residents. */
  readonly entered: readonly string[]
  readonly form: unknown
  readonly answers: unknown
}

export interface HistoryRow {
  readonly seq: number
  readonly at: Date
  readonly kind: string
  readonly actorId: string | null
  /** JSON of the core's `HistoryEntry`. */
  readonly input: string
  readonly explanation: string
}

/** For whom the sentences are: `staff` see names, internal titles, reasons and answers; `initiator` the public titles, her
 *  own answers and what she was told; `holder` of the look-up code what the initiator was told, but no names and no
 *  answers; `public` neither. */
export type Audience = 'staff' | 'initiator' | 'holder' | 'public'

export interface HistoryReading {
  readonly version: PublishedVersion
  readonly locale: Locale
  readonly audience: Audience
  /** The initiator's account id, whose own answers she may read. */
  readonly initiatorId: string | null
  /** Account id → name. */
  readonly names: ReadonlyMap<string, string>
  /** Task id → task name in the definition. */
  readonly taskNames: ReadonlyMap<string, string>
}

/** Same rows, same sentences. Steps that say nothing to the audience are left out. */
export function describeHistory(
  rows: readonly HistoryRow[],
  reading: HistoryReading,
): TimelineEntry[] {
  return rows.flatMap((row) => {
    const entry = describeRow(row, reading)
    return entry === null ? [] : [entry]
  })
}

interface ParsedRow extends HistoryRow {
  readonly facts: JsonObject
  readonly entered: readonly string[]
}

function describeRow(row: HistoryRow, reading: HistoryReading): TimelineEntry | null {
  const explanation = JSON.parse(row.explanation) as {
    readonly entered?: readonly string[]
    readonly decisions?: readonly { readonly cel: string; readonly result: boolean }[]
    readonly notes?: readonly LocaleText[]
    readonly told?: readonly LocaleText[]
  }
  const parsed: ParsedRow = {
    ...row,
    facts: (JSON.parse(row.input) as { readonly input: JsonObject }).input,
    entered: explanation.entered ?? [],
  }
  const place = placeSentence(parsed.entered, reading)
  const notes = notesOf(explanation, reading)
  const isSilent = notes.length === 0
  if (reading.audience !== 'staff' && isSilent && isInternal(row.kind, place)) return null
  const isStaff = reading.audience === 'staff'
  const decisions = isStaff ? (explanation.decisions ?? []) : []
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    who: whoOf(row.actorId, reading),
    sentence: [deedSentence(parsed, reading), place]
      .filter((part) => part !== '')
      .join(mark(reading)),
    reasons: decisions
      .filter((decision) => decision.result)
      .map((decision) => say(reading, `条件成立：${decision.cel}`, `Holds: ${decision.cel}`)),
    notes,
    entered: isStaff ? parsed.entered : [],
    ...formOf(parsed, reading),
  }
}

interface Remarks {
  readonly notes?: readonly LocaleText[]
  readonly told?: readonly LocaleText[]
}

function notesOf({ notes = [], told = [] }: Remarks, reading: HistoryReading): string[] {
  const toldTexts = told.map((text) => textIn(text, reading.locale))
  switch (reading.audience) {
    case 'staff':
      return [
        ...notes.map((note) => textIn(note, reading.locale)),
        ...toldTexts.map((text) => say(reading, `已告知：${text}`, `Told: ${text}`)),
      ]
    case 'initiator':
    case 'holder':
      return toldTexts
    case 'public':
      return []
  }
}

/** Residents are not told of hand-backs and of clocks that changed nothing they can see. */
function isInternal(kind: string, place: string): boolean {
  return kind === 'release' || (kind === 'timer' && place === '')
}

function deedSentence(row: ParsedRow, reading: HistoryReading): string {
  const task = taskTitle(row, reading)
  switch (row.kind) {
    case 'start':
      return startSentence(row, reading)
    case 'claim':
      return reading.audience === 'staff'
        ? say(reading, `签收「${task}」`, `Claimed “${task}”`)
        : say(reading, '工作人员已接手', 'Somebody is on it')
    case 'release':
      return say(reading, `退回「${task}」`, `Handed back “${task}”`)
    case 'complete':
      return completeSentence(row, reading, task)
    case 'timer':
      if (reading.audience === 'staff') return timerSentence(row, reading)
      return say(reading, '有新的进展', 'There is news')
    case 'cancel':
      return say(reading, '工单撤销', 'The instance was cancelled')
    default:
      return eventSentence(row, reading)
  }
}

function startSentence({ facts }: ParsedRow, reading: HistoryReading): string {
  const device = asObject(facts.device)
  const name = device?.name
  if (typeof name === 'string')
    return say(reading, `设备「${name}」上报`, `Device “${name}” reported`)
  const title = triggerForm(facts, reading)?.title
  if (title === undefined) return say(reading, '发起', 'Started')
  const text = textIn(title, reading.locale)
  return say(reading, `提交「${text}」`, `Submitted “${text}”`)
}

function completeSentence(row: ParsedRow, reading: HistoryReading, task: string): string {
  const { outcome } = row.facts
  const known = taskDefinition(row, reading)?.outcomes[String(outcome)]
  if (reading.audience !== 'staff' && row.actorId !== reading.initiatorId)
    return say(reading, `「${task}」已完成`, `“${task}” was done`)
  const result = known === undefined ? String(outcome) : textIn(known.title, reading.locale)
  return say(reading, `完成「${task}」：${result}`, `Completed “${task}”: ${result}`)
}

function timerSentence({ facts }: ParsedRow, reading: HistoryReading): string {
  const event = String(facts.event)
  const timers = Object.entries(reading.version.definition.timers)
  const timer = timers
    .filter(([name]) => event.startsWith(`xstate.after.${name}.`))
    .sort(([a], [b]) => b.length - a.length)[0]
  if (timer === undefined) return say(reading, '到时', 'Time is up')
  const title = textIn(timer[1].title, reading.locale)
  return say(reading, `到时：${title}`, `Time is up: ${title}`)
}

function eventSentence({ facts }: ParsedRow, reading: HistoryReading): string {
  const type = String(facts.type)
  const declared = reading.version.definition.events[type]
  return declared === undefined ? type : textIn(declared.title, reading.locale)
}

/** A parallel start enters many states at once; a sentence names the first ones. */
const MAX_PLACES = 3

/** The states reached, as the audience knows them. */
function placeSentence(entered: readonly string[], reading: HistoryReading): string {
  const { version, locale, audience } = reading
  const titles = entered.flatMap((uid) => {
    const entry = version.states.get(uid)
    if (entry === undefined || entry.state.states !== undefined) return []
    if (audience === 'staff') return [stateTitle(version, uid, locale)]
    return entry.state.meta.publicTitle === undefined
      ? []
      : [publicStateTitle(version, uid, locale)]
  })
  const unique = [...new Set(titles)]
  const shown = unique.slice(0, MAX_PLACES)
  if (shown.length === 0) return ''
  const more = unique.length - shown.length
  return say(
    reading,
    `进入「${shown.join('」「')}」${more > 0 ? `等 ${unique.length} 处` : ''}`,
    `now “${shown.join('”, “')}”${more > 0 ? ` and ${more} more` : ''}`,
  )
}

function whoOf(actorId: string | null, reading: HistoryReading): string | null {
  if (actorId === null || reading.audience === 'public' || reading.audience === 'holder')
    return null
  const name = reading.names.get(actorId)
  if (name === undefined) return null
  return reading.audience === 'staff' || actorId === reading.initiatorId ? name : maskName(name)
}

function formOf(
  row: ParsedRow,
  reading: HistoryReading,
): { readonly form: unknown; readonly answers: unknown } {
  const mayRead =
    reading.audience === 'staff' ||
    (reading.audience === 'initiator' && row.actorId === reading.initiatorId)
  if (!mayRead) return { form: null, answers: null }
  if (row.kind === 'start' && asObject(row.facts.device) === null)
    return { form: triggerForm(row.facts, reading) ?? null, answers: row.facts.payload ?? null }
  if (row.kind !== 'complete') return { form: null, answers: null }
  const form = taskDefinition(row, reading)?.form
  const definition = form === undefined ? null : (reading.version.definition.forms[form] ?? null)
  return { form: definition, answers: row.facts.answers ?? null }
}

function triggerForm(facts: JsonObject, { version }: HistoryReading) {
  const trigger = version.definition.triggers[Number(facts.trigger)]
  return trigger?.kind === 'form' ? version.definition.forms[trigger.form] : undefined
}

function taskDefinition({ facts }: ParsedRow, { version, taskNames }: HistoryReading) {
  const name = taskNames.get(String(facts.taskId))
  return name === undefined ? undefined : version.definition.tasks[name]
}

function taskTitle(row: ParsedRow, reading: HistoryReading): string {
  const task = taskDefinition(row, reading)
  return task === undefined ? '' : textIn(task.title, reading.locale)
}

function asObject(value: JsonValue | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null
}

function say({ locale }: HistoryReading, zh: string, en: string): string {
  return locale === 'en' ? en : zh
}

function mark({ locale }: HistoryReading): string {
  return locale === 'en' ? '; ' : '，'
}

import type { Explanation, HistoryEntry, MarkedField, Sight, StartInput } from '@linli/runtime/core'
import { describeAssignment, maskName, seenAnswers } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { askingSentence } from './describe-asking.ts'
import { childSentence, startedBySentence } from './describe-child.ts'
import { handingSentence } from './describe-handing.ts'
import { passingSentences } from './describe-passing.ts'
import { extensionText } from './extension-text.ts'
import { givenIn } from './given-in.ts'
import { POST_TITLES } from './post-titles.ts'
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
  /** JSON Pointers of what is masked in the answers. */
  readonly masked: readonly string[]
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

/** For whom the sentences are: `staff` see names, internal titles, reasons and answers, of both what `sightOf` lets them; `initiator` the public titles, her
 *  own answers and what she was told; `holder` of the look-up code what the initiator was told, but no names and no
 *  answers; `public` neither. */
export type Audience = 'staff' | 'initiator' | 'holder' | 'public'

export interface HistoryReading {
  readonly version: PublishedVersion
  readonly locale: Locale
  readonly audience: Audience
  /** The initiator's account id, whose own answers she may read. */
  readonly initiatorId: string | null
  /** Who reads: her own answers, where she started it, she sees as she gave them. */
  readonly readerId: string | null
  /** How the reader sees what is marked. */
  readonly sightOf: (field: MarkedField) => Sight
  /** Account id → name. */
  readonly names: ReadonlyMap<string, string>
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

/** The row with its two texts read; the core wrote both. */
interface ParsedRow extends HistoryRow {
  readonly entry: HistoryEntry
  readonly why: Explanation
}

function describeRow(row: HistoryRow, reading: HistoryReading): TimelineEntry | null {
  const entry = JSON.parse(row.input) as HistoryEntry
  const why = JSON.parse(row.explanation) as Explanation
  const parsed: ParsedRow = { ...row, entry, why }
  const place = placeSentence(why.entered, reading)
  const notes = notesOf(why, reading)
  const isSilent = notes.length === 0
  const isPassing = (why.passing ?? []).some(({ kind }) => kind === 'at-due')
  if (reading.audience !== 'staff' && isSilent && !isPassing && isInternal(row.kind, place))
    return null
  const isStaff = reading.audience === 'staff'
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    who: whoOf(row.actorId, reading),
    sentence: onBehalfOf(
      why,
      [deedSentence(parsed, reading), ...passedSentences(why, reading), place]
        .filter((part) => part !== '')
        .join(mark(reading)),
      reading,
    ),
    reasons: isStaff ? reasonsOf(parsed, reading) : [],
    notes,
    entered: isStaff ? why.entered : [],
    ...formOf(parsed, reading),
  }
}

/** 代理: for staff both names are on record, hers as `who`. */
function onBehalfOf(
  { onBehalf = [] }: Explanation,
  sentence: string,
  reading: HistoryReading,
): string {
  if (onBehalf.length === 0 || reading.audience !== 'staff') return sentence
  const names = onBehalf.map((id) => reading.names.get(id) ?? id)
  return say(
    reading,
    `代${names.join('、')}办理，${sentence}`,
    `For ${names.join(', ')}, who is away: ${sentence}`,
  )
}

function passedSentences(why: Explanation, { version, audience, names, locale }: HistoryReading) {
  const { definition } = version
  const nameOf = (id: string) => names.get(id) ?? id
  return passingSentences(why, { definition, isForStaff: audience === 'staff', nameOf, locale })
}

/** What decided the way the machine went, and why each new task went where it went. */
function reasonsOf({ entry, why }: ParsedRow, reading: HistoryReading): string[] {
  const { definition, explain } = reading.version
  return [
    ...explain(why, reading.sightOf).map((reason) => textIn(reason, reading.locale)),
    ...[
      ...entry.recorded.assignments,
      ...(entry.recorded.seats ?? []).flat().map(({ assignment }) => assignment),
    ].map((assignment) =>
      textIn(describeAssignment(definition, assignment, POST_TITLES), reading.locale),
    ),
  ]
}

function notesOf({ notes, told }: Explanation, reading: HistoryReading): string[] {
  // Only whom it was said to reads what of her own stands in it.
  const isAddressee = reading.readerId !== null && reading.readerId === reading.initiatorId
  const toldTexts = told.map((text) =>
    textIn(isAddressee ? text : (text.veiled ?? text), reading.locale),
  )
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

const INTERNAL_KINDS = [
  ...['release', 'transfer', 'delegate', 'reassign', 'add-signer', 'remove-signer'],
  ...['skip', 'reschedule', 'migrate', 'ask', 'answer', 'withdraw-question', 'copy'],
  ...['ask-extension', 'decide-extension', 'child-started'],
]

/** Residents are not told of tasks put back and of clocks that changed nothing they can see. */
function isInternal(kind: string, place: string): boolean {
  return (
    INTERNAL_KINDS.includes(kind) ||
    ((kind === 'timer' || kind === 'take-back' || kind === 'child-ended') && place === '')
  )
}

function deedSentence(row: ParsedRow, reading: HistoryReading): string {
  const { input } = row.entry
  const isStaff = reading.audience === 'staff'
  switch (input.kind) {
    case 'start':
      return startSentence(input, reading)
    case 'claim':
      return isStaff
        ? say(reading, `领取「${taskTitle(row, reading)}」`, `Claimed “${taskTitle(row, reading)}”`)
        : say(reading, '工作人员已接手', 'Somebody is on it')
    case 'release':
      return say(
        reading,
        `放回「${taskTitle(row, reading)}」`,
        `Put back “${taskTitle(row, reading)}”`,
      )
    case 'complete':
      return completeSentence(row, input.outcome, reading)
    case 'urge':
      return say(reading, '催办', 'Urged')
    case 'suspend':
      return say(reading, `挂起：${input.reason}`, `Suspended: ${input.reason}`)
    case 'resume':
      return say(reading, '恢复计时', 'The clocks go on')
    case 'cancel':
      return isStaff
        ? say(reading, `终止：${input.reason}`, `Cancelled: ${input.reason}`)
        : say(reading, '工单已终止', 'Cancelled')
    case 'event': {
      const declared = reading.version.definition.events[input.type]
      return declared === undefined ? input.type : textIn(declared.title, reading.locale)
    }
    default:
      return isStaff ? internalSentence(row, input, reading) : ''
  }
}

type Input = HistoryEntry['input']
type Told =
  | 'start'
  | 'claim'
  | 'release'
  | 'complete'
  | 'urge'
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'event'

/** What only staff are told of. */
function internalSentence(
  row: ParsedRow,
  input: Exclude<Input, { kind: Told }>,
  reading: HistoryReading,
): string {
  switch (input.kind) {
    case 'transfer':
    case 'delegate':
    case 'add-signer':
    case 'remove-signer':
      return handingSentence(input, {
        task: taskTitle(row, reading),
        nameOf: (id) => reading.names.get(id) ?? id,
        locale: reading.locale,
      })
    case 'ask':
    case 'ask-extension':
    case 'decide-extension':
    case 'answer':
    case 'withdraw-question':
    case 'copy':
    case 'take-back':
      return askingSentence(input, {
        task: taskTitle(row, reading),
        nameOf: (id) => reading.names.get(id) ?? id,
        timeOf: (units) =>
          extensionText(reading.version.definition, {
            ...{ task: row.why.about ?? '', units, locale: reading.locale },
          }),
        locale: reading.locale,
      })
    case 'reassign':
      return say(
        reading,
        `网格调整，重新分派「${taskTitle(row, reading)}」`,
        `Assigned “${taskTitle(row, reading)}” anew, as the grids have changed`,
      )
    case 'timer':
      return timerSentence(row, reading)
    case 'skip':
      return skipSentence(row, input.reason, reading)
    case 'reschedule':
      return say(reading, '按新的工作日历调整时限', 'Deadlines follow the new calendar')
    case 'child-started':
    case 'child-ended':
    case 'stop':
      return childSentence(input, reading.locale)
    case 'migrate':
      return say(
        reading,
        `由第 ${input.from} 版迁到第 ${input.to} 版`,
        `Moved from version ${input.from} to ${input.to}`,
      )
    default:
      return unreachable(input)
  }
}

function startSentence(input: StartInput, reading: HistoryReading): string {
  if (input.device !== null)
    return say(
      reading,
      `设备「${input.device.name}」上报`,
      `Device “${input.device.name}” reported`,
    )
  if (input.parent !== undefined) return startedBySentence(input.parent, reading)
  const title = triggerForm(input, reading)?.title
  if (title === undefined) return say(reading, '发起', 'Started')
  const text = textIn(title, reading.locale)
  return say(reading, `提交「${text}」`, `Submitted “${text}”`)
}

/** What staff decided is their own affair; a resident is told through the states' public titles. */
function completeSentence(row: ParsedRow, outcome: string, reading: HistoryReading): string {
  const task = taskTitle(row, reading)
  if (reading.audience !== 'staff' && row.actorId !== reading.initiatorId)
    return say(reading, `「${task}」已完成`, `“${task}” was done`)
  const known = taskDefinition(row, reading)?.outcomes[outcome]
  const result = known === undefined ? outcome : textIn(known.title, reading.locale)
  return say(reading, `完成「${task}」：${result}`, `Completed “${task}”: ${result}`)
}

function timerSentence({ why }: ParsedRow, reading: HistoryReading): string {
  const timer = reading.version.definition.timers[why.about ?? '']
  if (timer === undefined) return say(reading, '到时', 'Time is up')
  const title = textIn(timer.title, reading.locale)
  return say(reading, `到时：${title}`, `Time is up: ${title}`)
}

function skipSentence({ why }: ParsedRow, reason: string, reading: HistoryReading): string {
  const timer = reading.version.definition.timers[why.about ?? '']
  const title = timer === undefined ? '' : textIn(timer.title, reading.locale)
  return say(reading, `跳过时限「${title}」：${reason}`, `Skipped timer “${title}”: ${reason}`)
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
): Pick<TimelineEntry, 'form' | 'answers' | 'masked'> {
  const mayRead =
    reading.audience === 'staff' ||
    (reading.audience === 'initiator' && row.actorId === reading.initiatorId)
  const given = mayRead ? givenIn(row, reading.version) : null
  if (given === null) return { form: null, answers: null, masked: [] }
  const { owner, form, answers } = given
  const isOwn = row.actorId === reading.readerId && row.actorId === reading.initiatorId
  if (form === null || isOwn) return { form, answers, masked: [] }
  const owned = { owner, schema: form.schema, marks: reading.version.marks }
  return { form, ...seenAnswers(answers, owned, reading.sightOf) }
}

function triggerForm(input: StartInput, { version }: HistoryReading): FormDefinition | undefined {
  const trigger = version.definition.triggers[input.trigger ?? -1]
  return trigger?.kind === 'form' ? version.definition.forms[trigger.form] : undefined
}

function taskDefinition({ why }: ParsedRow, { version }: HistoryReading) {
  return version.definition.tasks[why.about ?? '']
}

function taskTitle(row: ParsedRow, reading: HistoryReading): string {
  const task = taskDefinition(row, reading)
  return task === undefined ? '' : textIn(task.title, reading.locale)
}

function say({ locale }: HistoryReading, zh: string, en: string): string {
  return locale === 'en' ? en : zh
}

function mark({ locale }: HistoryReading): string {
  return locale === 'en' ? '; ' : '，'
}

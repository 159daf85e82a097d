import { canonicalJson } from '@linli/schemas/canonical-json'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { AnyMachineSnapshot } from 'xstate'
import { listed, quoted, quotedText, same } from '../change-words.ts'
import { checkFields } from '../check-fields.ts'
import { isSame } from '../compare-values.ts'
import { compiledOf } from '../compile-definition.ts'
import { createDecider } from '../decide.ts'
import type { Sentence } from '../definition-finding.ts'
import type { StateSite } from '../definition-tree.ts'
import { inOrder } from '../in-order.ts'
import { retrace } from '../replay.ts'
import { persistSnapshot } from '../restore-snapshot.ts'
import { positionOf } from '../settle-step.ts'
import type { HistoryEntry, Program, Step, Surroundings } from '../step.ts'
import type { Followed } from './follow-history.ts'
import { followHistory } from './follow-history.ts'
import type { Choices, Inquiry, Question } from './inquiry.ts'
import { createInquiry } from './inquiry.ts'
import { land } from './land.ts'
import { mapMachine } from './map-machine.ts'
import type { VersionPair } from './version-pair.ts'

/** A running instance and the version it may be moved to. */
export interface Migrating {
  /** The version it runs on, and the other one. */
  readonly pair: VersionPair
  /** All of its history; `snapshot` is where that leads. */
  readonly entries: readonly HistoryEntry[]
  readonly snapshot: Snapshot
  readonly surroundings: Surroundings
}

/** `safe`: its history, gone again on the new version, leads to the very states, tasks and values that it has, and its
 *  deadlines stay. `chosen`: an official's choices settle what differs. `choice`: these are asked for. `stay`: it cannot
 *  be moved, or somebody chose so. */
export type Verdict =
  | { readonly kind: 'safe' | 'chosen'; readonly step: Step }
  | { readonly kind: 'choice'; readonly questions: readonly Question[] }
  | { readonly kind: 'stay'; readonly because: LocaleText }

/** What becomes of a running instance on another version. Same arguments, same verdict; nothing is changed.
 *  Throws `instance.finished`. */
export function judgeMigration(migrating: Migrating, choices: Choices): Verdict {
  const { pair, entries, snapshot, surroundings } = migrating
  if (snapshot.status !== 'active') {
    throw new LinliError('instance.finished', `Instance '${snapshot.number}' has ended.`)
  }
  const inquiry = createInquiry(choices)
  const followed = followHistory(pair, retrace(pair.before, entries))
  const chosen = chooseMachine({ pair, snapshot, followed, inquiry })
  if ('because' in chosen) return stay(chosen.because)
  try {
    const step = land({
      ...{ pair, snapshot, entries, live: chosen.live, inquiry },
      decider: createDecider(surroundings),
      now: surroundings.now,
    })
    if (inquiry.stays) return stay(['选择了留在原版本。', 'It was chosen to stay on its version.'])
    if (inquiry.open.length > 0) return { kind: 'choice', questions: inquiry.open }
    return { kind: inquiry.isAsked ? 'chosen' : 'safe', step }
  } catch (error) {
    if (!(error instanceof LinliError) || error.code !== 'calendar.uncovered') throw error
    return stay([
      '新版本的时限超出了工作日历。',
      'A time limit of the new version goes beyond the working calendar.',
    ])
  }
}

interface Choosing {
  readonly pair: VersionPair
  readonly snapshot: Snapshot
  readonly followed: Followed
  readonly inquiry: Inquiry
}

type Chosen = { readonly live: AnyMachineSnapshot } | { readonly because: Sentence }

/** The machine's rest on the new version: mapped state by state, proven by the history that leads to the same. */
function chooseMachine(choosing: Choosing): Chosen {
  const { pair, snapshot, followed } = choosing
  const replayed =
    followed.kind === 'arrived' && followed.live.status === 'active' ? followed.live : null
  const fresh = replayed?.context ?? pair.after.definition.context.initial
  const mapped = mapMachine(pair, snapshot, (context) => keptContext(pair, context, fresh))
  if (mapped === null) return moveElsewhere(choosing, replayed)
  const live =
    replayed === null ? keepUnproven(choosing, mapped) : compareBoth(choosing, mapped, replayed)
  const problems = checkFields(
    { ...pair.after.definition.context.schema, required: [] },
    live.context as JsonObject,
  )
  const [problem] = problems
  if (problem === undefined) return { live }
  return { because: [problem.message['zh-CN'], problem.message.en ?? problem.message['zh-CN']] }
}

/** What the instance holds, as far as the new version has it; the rest as the new version would have it. */
function keptContext({ after }: VersionPair, context: JsonObject, fresh: JsonObject): JsonObject {
  const names = Object.keys(after.definition.context.schema.properties)
  const kept: Record<string, JsonObject[string]> = {}
  for (const name of names) {
    const value = Object.hasOwn(context, name) ? context[name] : fresh[name]
    if (value !== undefined) kept[name] = value
  }
  return inOrder(kept)
}

function moveElsewhere(
  { pair, snapshot, followed, inquiry }: Choosing,
  replayed: AnyMachineSnapshot | null,
): Chosen {
  const [here, hereEn] = statesIn(pair.sites.before, snapshot.position)
  if (replayed === null) {
    const [why, whyEn] = lostBecause(followed)
    return {
      because: [
        `新版本里不能停在${here}，按经过也走不到：${why}。`,
        `The new version has no rest at ${hereEn}, and the history does not lead on: ${whyEn}.`,
      ],
    }
  }
  const position = positionOf(pair.after, replayed)
  const [there, thereEn] = statesIn(pair.sites.after, position)
  inquiry.ask(
    `elsewhere:${snapshot.position.join(' ')}>${position.join(' ')}`,
    [
      `新版本里不能停在${here}；按经过重算，应在${there}。`,
      `The new version has no rest at ${hereEn}; the same history leads to ${thereEn}.`,
    ],
    ['replayed'],
  )
  return { live: replayed }
}

function keepUnproven(
  { pair, snapshot, followed, inquiry }: Choosing,
  mapped: AnyMachineSnapshot,
): AnyMachineSnapshot {
  const [why, whyEn] = lostBecause(followed)
  const [here, hereEn] = statesIn(pair.sites.after, snapshot.position)
  inquiry.ask(
    `unproven:${snapshot.position.join(' ')}:${why}`,
    [
      `按新版本，这件走不到${here}：${why}。仍停在${here}？`,
      `On the new version its history does not lead to ${hereEn}: ${whyEn}. Keep it at ${hereEn}?`,
    ],
    ['keep'],
  )
  return mapped
}

function compareBoth(
  { pair, snapshot, inquiry }: Choosing,
  mapped: AnyMachineSnapshot,
  replayed: AnyMachineSnapshot,
): AnyMachineSnapshot {
  const [kept, proven] = [mapped, replayed].map((live) => restOf(pair.after, live))
  if (kept !== proven) {
    const position = positionOf(pair.after, replayed)
    const [here, hereEn] = statesIn(pair.sites.after, snapshot.position)
    const [there, thereEn] = statesIn(pair.sites.after, position)
    const chosen = inquiry.ask(
      `elsewhere:${snapshot.position.join(' ')}>${position.join(' ')}`,
      [
        `这件现在在${here}；按新版本重算，应在${there}。`,
        `It stands at ${hereEn}; on the new version the same history leads to ${thereEn}.`,
      ],
      ['keep', 'replayed'],
    )
    if (chosen === 'replayed') return replayed
  }
  return compareValues({ pair, inquiry }, mapped, replayed)
}

/** Everything of a machine at rest but its values. */
function restOf(program: Program, live: AnyMachineSnapshot): string {
  const { context: _, ...rest } = persistSnapshot(compiledOf(program), live) as JsonObject
  return canonicalJson(rest)
}

function compareValues(
  { pair, inquiry }: Pick<Choosing, 'pair' | 'inquiry'>,
  mapped: AnyMachineSnapshot,
  replayed: AnyMachineSnapshot,
): AnyMachineSnapshot {
  const schema = pair.after.definition.context.schema
  const names = Object.keys(schema.properties)
  const differing = names.filter((name) => !isSame(mapped.context[name], replayed.context[name]))
  if (differing.length === 0) return mapped
  const fits = (live: AnyMachineSnapshot) =>
    checkFields({ ...schema, required: [] }, live.context as JsonObject).length === 0
  const [fields, fieldsEn] = listed(
    differing.map((name) => same(quoted(schema.properties[name]?.title ?? name))),
    '、',
    ', ',
  )
  const chosen = inquiry.ask(
    `values:${differing.join(' ')}`,
    [
      `${fields}按新版本重算，与现在不同。`,
      `On the new version the same history gives other values of ${fieldsEn}.`,
    ],
    fits(mapped) ? ['keep', 'replayed'] : ['replayed'],
  )
  return chosen === 'replayed' ? withContext(pair, mapped, replayed.context as JsonObject) : mapped
}

function withContext({ after }: VersionPair, live: AnyMachineSnapshot, context: JsonObject) {
  const { machine, run } = compiledOf(after)
  const stored = persistSnapshot(compiledOf(after), live) as JsonObject
  return machine.restoreSnapshot({ ...stored, context } as never, run.scope)
}

function lostBecause(followed: Followed): Sentence {
  return followed.kind === 'lost'
    ? followed.because
    : ['按新版本早已办结', 'on the new version it would have ended']
}

function statesIn(sites: readonly StateSite[], uids: readonly string[]): Sentence {
  const titles = sites.flatMap(({ uid, state }) =>
    uid !== null && uids.includes(uid) && 'meta' in state ? [quotedText(state.meta.title)] : [],
  )
  return listed(titles, '、', ', ')
}

function stay([zh, en]: Sentence): Verdict {
  return { kind: 'stay', because: { 'zh-CN': zh, en } }
}

import type { Definition, ShareClock, TimerClock, TimerDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { unreachable } from '@linli/schemas/linli-error'
import { quotedText } from './change-words.ts'
import { clockLength, clockText } from './clock-text.ts'
import { warningAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { childSitesOf, invocationsOf, resolveTarget, transitionsOf } from './definition-tree.ts'
import { durationMs } from './due-at.ts'

/** Whether the stages inside a state fit the limits that run around all of them: each done at its last moment, one after the other,
 *  without going back. Between clocks of different kinds a stage counts for the least time that it can take, so what is told
 *  is true on any day; where that cannot be said, it counts for nothing. */
export function checkTotals(definition: Definition, sites: readonly StateSite[]): Finding[] {
  return sites.flatMap((site) => {
    const limits = Object.keys(site.state.after ?? {})
    if (limits.length === 0 || site.state.states === undefined) return []
    return limits.flatMap((name) => {
      const total = timerOf(definition, name)
      return total === null ? [] : totalFinding(site, name, { definition, sites, total })
    })
  })
}

type CountedTimer = Exclude<TimerDefinition, ShareClock>

interface Measuring {
  readonly definition: Definition
  readonly sites: readonly StateSite[]
  readonly total: CountedTimer
}

function totalFinding(site: StateSite, name: string, measuring: Measuring): Finding[] {
  const { total } = measuring
  const whole = longestInside(site, measuring)
  const limit = clockLength(total)
  if (whole === null || !(whole > limit)) return []
  const [title, titleEn] = quotedText(total.title)
  const [length, lengthEn] = clockText(total)
  const factor = Math.ceil((whole / limit) * 10) / 10
  return [
    warningAt(`${site.path}/after/${escapePointer(name)}`, 'timer.total-short', [
      `里面的环节都用足时限，一路办完至少是${title}（${length}）的 ${factor} 倍：加长它，或缩短里面的时限。`,
      `With each stage inside done at its last moment, the whole takes at least ${factor} times ${titleEn} (${lengthEn}): lengthen it, or shorten the limits inside.`,
    ]),
  ]
}

/** Ways that are tried from one state; a definition with more is told nothing. */
const MOST_WAYS = 20_000

/** The stages of the longest way through a state that goes through none of them twice, in the unit of the total; null where there
 *  are too many ways. */
function longestInside(site: StateSite, measuring: Measuring): number | null {
  const children = childSitesOf(site).map(
    (child) => measuring.sites.find(({ path }) => path === child.path) ?? child,
  )
  const lengths = children.map((child) => lengthOf(child, measuring))
  if (lengths.includes(null)) return null
  const known = lengths.map((length) => length ?? 0)
  if (site.state.type === 'parallel') return Math.max(0, ...known)
  const onwards = children.map((child) => nextOf(child, children, measuring))
  let ways = 0
  const longestFrom = (index: number, seen: ReadonlySet<number>): number => {
    ways += 1
    if (ways > MOST_WAYS) return 0
    const ahead = (onwards[index] ?? []).filter((next) => !seen.has(next))
    const rest = ahead.map((next) => longestFrom(next, new Set([...seen, next])))
    return (known[index] ?? 0) + Math.max(0, ...rest)
  }
  const start = children.findIndex(({ key }) => key === site.state.initial)
  const longest = start < 0 ? 0 : longestFrom(start, new Set([start]))
  return ways > MOST_WAYS ? null : longest
}

function lengthOf(site: StateSite, measuring: Measuring): number | null {
  return site.state.states === undefined
    ? stageLength(site, measuring)
    : longestInside(site, measuring)
}

/** What is promised of the state's own tasks; of several, what the first one takes. */
function stageLength(site: StateSite, { definition, total }: Measuring): number {
  const lengths = invocationsOf(site).map(({ invoke }) => {
    const due = definition.tasks[invoke.input.task]?.due
    const isOwn = due !== undefined && Object.hasOwn(site.state.after ?? {}, due)
    const timer = isOwn ? timerOf(definition, due) : null
    return timer === null ? 0 : leastIn(timer, total)
  })
  return lengths.length === 0 ? 0 : Math.min(...lengths)
}

/** Indexes of the states to which work goes on from a state or from inside it; what somebody says from outside is no work. */
function nextOf(
  from: StateSite,
  children: readonly StateSite[],
  { sites }: Measuring,
): readonly number[] {
  const inside = sites.filter((site) => isWithin(site, from))
  const targets = inside.flatMap((site) =>
    transitionsOf(site).flatMap(({ cause, transition }) =>
      cause.kind === 'event' || transition.target === undefined
        ? []
        : (resolveTarget(transition.target, site, sites) ?? []),
    ),
  )
  const next = targets.map((target) => children.findIndex((child) => isWithin(target, child)))
  return [...new Set(next.filter((index) => index >= 0 && children[index] !== from))]
}

function isWithin({ path }: StateSite, outer: StateSite): boolean {
  return path === outer.path || path.startsWith(`${outer.path}/`)
}

/** Null for what is no limit of its own. */
function timerOf({ timers }: Definition, name: string): CountedTimer | null {
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined
  return timer === undefined || timer.clock === 'share' ? null : timer
}

/** The least that a clock takes, in the unit of another one. A working day is taken for seven hours where it must not be too long, for
 *  eight where it must not be too short; a day that counts from the next one takes a whole day at least. */
function leastIn(clock: TimerClock, unit: TimerClock): number {
  if (clock.clock === unit.clock) return clockLength(clock)
  const isWorking = unit.clock === 'working-hours' || unit.clock === 'working-days'
  const hours = isWorking ? leastWorkingHours(clock) : leastHours(clock)
  return hours / HOURS[unit.clock]
}

/** Hours of a unit at most; elapsed time is measured in milliseconds. */
const HOURS = {
  elapsed: 1 / 3_600_000,
  'working-hours': 1,
  'working-days': 8,
  'calendar-days': 24,
  months: 31 * 24,
} as const

function leastWorkingHours(clock: TimerClock): number {
  switch (clock.clock) {
    case 'working-hours':
      return clock.hours
    case 'working-days':
      return clock.days * 7
    default:
      return 0
  }
}

function leastHours(clock: TimerClock): number {
  switch (clock.clock) {
    case 'elapsed':
      return durationMs(clock.duration) / 3_600_000
    case 'working-hours':
      return clock.hours
    case 'working-days':
      return (clock.days - 1) * 24
    case 'calendar-days':
      return clock.days * 24
    case 'months':
      return clock.months * 28 * 24
    default:
      return unreachable(clock)
  }
}

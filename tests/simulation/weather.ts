import type { Random } from '../support/random.ts'

/** What becomes of one call to the store. Times in ms of virtual time. */
export interface Fate {
  /** `refused`: an error, and nothing was written. `unacked`: written, and an error. `late`: an error first, written
   *  later. `slow`: longer than any lease. */
  readonly kind: 'fair' | 'refused' | 'unacked' | 'late' | 'slow'
  readonly sendMs: number
  readonly answerMs: number
}

/** The faults of one seed: drawn once, over when it heals. */
export interface Weather {
  readonly nodes: number
  readonly healsAt: number
  /** What was under way when it heals may still be written this much later. */
  readonly lateMs: number
  /** The longest way of a call to the store, and of its answer. */
  readonly latencyMs: number
  /** How far each node's clock is behind the database's. It never leads: that is the port's promise. */
  readonly lagMs: readonly number[]
  readonly strikes: readonly Strike[]
  fate(now: number): Fate
  /** What becomes of an effect at its receiver. `unheard`: received, and an error. */
  delivery(now: number): { readonly kind: 'fair' | 'refused' | 'unheard'; readonly ms: number }
  /** Null where the ring is lost; else when each of its echoes arrives. */
  ring(now: number): readonly number[]
  readonly faults: Record<string, number>
}

export interface Strike {
  readonly kind: 'kill' | 'pause' | 'cut'
  readonly at: number
  readonly lastsMs: number
  readonly node: number
}

const RATES = [0, 0, 0.01, 0.04, 0.12] as const
const LATENCIES = [1, 3, 12, 60, 400] as const
/** Longer than the leases of timers (10 s) and of effects (30 s). */
const SLOW_MS = [11_000, 31_000] as const

/** A pause may be longer than the lease of a timer. */
export const LONGEST_STRIKE_MS = 14_000
/** The longest slow call and its answer. */
const LATE_MS = 34_000

export function createWeather(random: Random, startsAt: number): Weather {
  const isCalm = random.chance(0.08)
  const rate = () => (isCalm ? 0 : pick(RATES, random))
  const rates = { refused: rate(), unacked: rate(), late: rate(), slow: rate() / 3 }
  const latency = pick(LATENCIES, random)
  const delivering = { refused: rate(), unheard: rate() }
  const ringLoss = isCalm ? 0 : pick([0, 0.3, 1], random)
  const nodes = random.chance(0.25) ? 1 : 2 + random.below(2)
  const stormMs = isCalm ? 0 : 6_000 + random.below(12_000)
  const healsAt = startsAt + stormMs
  const faults: Record<string, number> = {}
  const count = (kind: string) => {
    faults[kind] = (faults[kind] ?? 0) + 1
  }
  const strikes = isCalm ? [] : drawStrikes(random, { startsAt, stormMs, nodes })
  for (const { kind } of strikes) count(kind)
  const lagMs = Array.from({ length: nodes }, () => (random.chance(0.5) ? 0 : random.below(1_500)))
  return {
    nodes,
    lagMs,
    strikes,
    healsAt,
    latencyMs: latency,
    lateMs: rates.late + rates.slow > 0 ? LATE_MS : 2 * latency,
    faults,
    fate(now) {
      const sendMs = random.below(latency + 1)
      const answerMs = random.below(latency + 1)
      if (now >= healsAt) return { kind: 'fair', sendMs, answerMs }
      let roll = random.next()
      for (const kind of ['refused', 'unacked', 'late', 'slow'] as const) {
        roll -= rates[kind]
        if (roll >= 0) continue
        count(kind)
        const isSlow = kind === 'slow' || (kind === 'late' && random.chance(0.3))
        if (!isSlow) return { kind, sendMs, answerMs }
        const ms = pick(SLOW_MS, random) + random.below(2_000)
        return random.chance(0.5)
          ? { kind, sendMs: sendMs + ms, answerMs }
          : { kind, sendMs, answerMs: answerMs + ms }
      }
      return { kind: 'fair', sendMs, answerMs }
    },
    delivery(now) {
      const ms =
        random.chance(0.05) && now < healsAt ? random.below(40_000) : random.below(latency + 1)
      const roll = now < healsAt ? random.next() : 1
      if (roll < delivering.refused) count('delivery refused')
      else if (roll < delivering.refused + delivering.unheard) count('delivery unheard')
      else return { kind: 'fair', ms }
      return { kind: roll < delivering.refused ? 'refused' : 'unheard', ms }
    },
    ring(now) {
      if (now < healsAt && random.chance(ringLoss)) {
        count('ring lost')
        return []
      }
      const echoes = random.chance(0.1) ? 2 : 1
      return Array.from({ length: echoes }, () => random.below(random.chance(0.1) ? 5_000 : 20))
    },
  }
}

function drawStrikes(
  random: Random,
  { startsAt, stormMs, nodes }: { startsAt: number; stormMs: number; nodes: number },
): Strike[] {
  const often = { kill: random.below(4), pause: random.below(3), cut: random.below(3) }
  const lasts = { kill: 3_000, pause: LONGEST_STRIKE_MS, cut: 2_000 } as const
  return (['kill', 'pause', 'cut'] as const).flatMap((kind) =>
    Array.from(
      { length: often[kind] },
      (): Strike => ({
        kind,
        at: startsAt + random.below(stormMs),
        lastsMs: 1 + random.below(lasts[kind]),
        node: random.below(nodes),
      }),
    ),
  )
}

export function pick<T>(from: readonly T[], random: Random): T {
  const found = from[random.below(from.length)]
  if (found === undefined) throw new Error('There is nothing to pick from.')
  return found
}

/** One system under the load of one round. */
export interface Turn {
  readonly system: string
  readonly round: number
  /** Requests that were answered as expected a second: each is one durable transition. */
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** From the end of the warm-up until nothing was under way any more. */
  readonly cpuSecondsPer1000: number
  readonly memoryMb: number
  /** From the last answer until nothing was under way any more. */
  readonly settledAfterMs: number
}

/** How many times as many transitions `first` made as each other system, of the same round, at the median of the rounds. */
export function ratiosTo(turns: readonly Turn[], first: string): Readonly<Record<string, number>> {
  const own = new Map(turns.filter(isOf(first)).map(({ round, perSecond }) => [round, perSecond]))
  const others = new Set(turns.map(({ system }) => system).filter((system) => system !== first))
  return Object.fromEntries(
    [...others].map((other) => {
      const ratios = turns.filter(isOf(other)).flatMap(({ round, perSecond }) => {
        const ours = own.get(round)
        return ours === undefined ? [] : [ours / perSecond]
      })
      return [other, median(ratios)]
    }),
  )
}

/** One line a system, every figure at the median of its rounds. */
export function renderTurns(turns: readonly Turn[], first: string): string {
  const ratios = ratiosTo(turns, first)
  const names = [...new Set(turns.map(({ system }) => system))]
  const rows = names.map((name) => {
    const own = turns.filter(isOf(name))
    const at = (key: Exclude<keyof Turn, 'system'>) => median(own.map((turn) => turn[key]))
    return [
      name,
      at('perSecond').toFixed(0),
      `${at('p50Ms').toFixed(1)} / ${at('p99Ms').toFixed(0)}`,
      at('cpuSecondsPer1000').toFixed(2),
      at('memoryMb').toFixed(0),
      at('settledAfterMs').toFixed(0),
      name === first ? '' : `${(ratios[name] ?? Number.NaN).toFixed(2)} ×`,
    ]
  })
  return columns([HEADS.map((head) => head.replace('FIRST', first)), ...rows])
}
const HEADS = [
  ...['system', 'transitions/s', 'p50 / p99 ms', 'CPU s per 1,000', 'memory MB', 'settled ms'],
  'FIRST makes',
]

function columns(rows: readonly (readonly string[])[]): string {
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function isOf(name: string): (turn: Turn) => boolean {
  return ({ system }) => system === name
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) return Number.NaN
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

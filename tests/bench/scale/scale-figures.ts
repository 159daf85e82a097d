import type { Machine } from '../machine.ts'

/** Medians in milliseconds by name, or a rate; the sizes in bytes per instance. */
export interface ScaleFigures {
  readonly instances: number
  readonly figures: Readonly<Record<string, number>>
  readonly bytes: readonly TableBytes[]
}
export interface TableBytes {
  readonly table: string
  /** With everything that belongs to it, divided by the number of instances. */
  readonly rows: number
  readonly indexes: number
}
/** Instances that the engine started, and the same four steps later. */
export interface GrownBytes {
  readonly instances: number
  readonly begun: readonly TableBytes[]
  readonly moved: readonly TableBytes[]
  /** Share of the updates of snapshots that wrote no index. */
  readonly heapOnlyUpdates: number
}
export interface ScaleResult {
  readonly machine: Machine
  readonly date: string
  readonly commit: string
  readonly few: ScaleFigures
  readonly many: ScaleFigures
  readonly grown: GrownBytes
}

/** Each figure at both sizes with its ratio, then where the bytes are. */
export function renderScale({ few, many, grown }: ScaleResult): string {
  const figures = Object.entries(many.figures).map(([name, value]) => {
    const before = few.figures[name] ?? Number.NaN
    return line([name, short(before), short(value), (value / before).toFixed(2)])
  })
  return [
    line(['', `${few.instances}`, `${many.instances}`, 'ratio']),
    ...figures,
    '',
    ...bytesTable('copied, five steps', many.bytes),
    ...bytesTable('just begun', grown.begun),
    ...bytesTable('four steps later', grown.moved),
    line(['heap-only updates of snapshots', grown.heapOnlyUpdates.toFixed(3)]),
  ].join('\n')
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

function bytesTable(title: string, bytes: readonly TableBytes[]): string[] {
  const total = bytes.reduce((sum, { rows, indexes }) => sum + rows + indexes, 0)
  return [
    line([`bytes per instance: ${title}`, 'rows', 'indexes', 'together']),
    ...bytes.map(({ table, rows, indexes }) =>
      line([table, short(rows), short(indexes), short(rows + indexes)]),
    ),
    line(['all', '', '', short(total)]),
    '',
  ]
}

function line(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(40) : cell.padStart(12))).join('')
}

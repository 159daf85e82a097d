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
export interface ScaleResult {
  readonly machine: Machine
  readonly date: string
  readonly commit: string
  readonly few: ScaleFigures
  readonly many: ScaleFigures
}

/** Each figure at both sizes with its ratio, then where the bytes are. */
export function renderScale({ few, many }: ScaleResult): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(12))).join('')
  const figures = Object.entries(many.figures).map(([name, value]) => {
    const before = few.figures[name] ?? Number.NaN
    return line([name, short(before), short(value), (value / before).toFixed(2)])
  })
  const bytes = many.bytes.map(({ table, rows, indexes }) =>
    line([table, short(rows), short(indexes), short(rows + indexes)]),
  )
  const total = many.bytes.reduce((sum, { rows, indexes }) => sum + rows + indexes, 0)
  return [
    line(['', `${few.instances}`, `${many.instances}`, 'ratio']),
    ...figures,
    '',
    line(['bytes per instance', 'rows', 'indexes', 'together']),
    ...bytes,
    line(['all', '', '', short(total)]),
  ].join('\n')
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

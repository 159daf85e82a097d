import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU time in ticks of 1/100 s (`getconf CLK_TCK`) on every platform that Node supports. */
const TICKS_PER_SECOND = 100

interface ProcessStat {
  readonly pid: number
  readonly parent: number
  /** Own time plus that of children already waited for. */
  readonly cpuTicks: number
}

/** Pids of `roots` and everything below them, right now. */
export function processTree(roots: readonly number[]): readonly number[] {
  return treeOf(roots).map((stat) => stat.pid)
}

/** CPU seconds, user and system, that the trees of `roots` have used so far, ended children included. */
export function cpuSeconds(roots: readonly number[]): number {
  const ticks = treeOf(roots).reduce((sum, stat) => sum + stat.cpuTicks, 0)
  return ticks / TICKS_PER_SECOND
}

/** Proportional set size in MiB: memory that processes share is counted once. */
export function residentMb(pids: readonly number[]): number {
  const kib = pids.reduce((sum, pid) => sum + proportionalKib(pid), 0)
  return kib / 1024
}

function treeOf(roots: readonly number[]): readonly ProcessStat[] {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)))
  const members = new Set(roots)
  let size = 0
  while (size !== members.size) {
    size = members.size
    for (const stat of stats) if (members.has(stat.parent)) members.add(stat.pid)
  }
  return stats.filter((stat) => members.has(stat.pid))
}

/** Fields of proc(5): 4 is the parent, 14 to 17 are utime, stime, cutime, cstime. The name in field 2 may hold anything. */
function statOf(pid: number): readonly ProcessStat[] {
  const text = readOr(`/proc/${pid}/stat`, '')
  if (text === '') return []
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const cpuTicks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return [{ pid, parent: Number(fields[1]), cpuTicks }]
}

function proportionalKib(pid: number): number {
  const pss = /^Pss: +(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`, ''))
  return Number(pss?.[1] ?? 0)
}

/** A process may end between being listed and being read. */
function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

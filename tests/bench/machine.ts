import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'

/** The machine a figure was measured on; figures of two machines, or of two hours, do not compare. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGib: number
  readonly kernel: string
  readonly node: string
  readonly postgresql: string
  /** Average of the last minute before the first figure; anything well above 0 spoils absolute figures. */
  readonly loadBefore: number
}

export function describeMachine(postgresql: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    postgresql,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  }
}

/** The commit that is checked out, with `+` when the work tree differs from it. */
export function describeCommit(): string {
  const commit = git('rev-parse', '--short=12', 'HEAD')
  return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}+`
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}

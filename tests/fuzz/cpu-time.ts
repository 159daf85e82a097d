/** The bar of parser, checks and expressions: CPU of one case. */
export const CPU_BAR_MS = 100
/** A case over the bar is measured so often again: a collection of garbage belongs to nobody. */
const AGAIN = 3

/** Milliseconds of CPU that this thread takes for something: what else the machine does is not in it. */
export function cpuMsOf(deed: () => unknown): number {
  const before = process.threadCpuUsage()
  deed()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** What it takes at best, when it is done three times more. */
export function cpuMsAgain(deed: () => unknown): number {
  return Math.min(...Array.from({ length: AGAIN }, () => cpuMsOf(deed)))
}

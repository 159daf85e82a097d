/** Names stay forever: later results are compared with earlier ones by name. */
export const FIGURE_NAMES = [
  'httpTransitionsPerSecond',
  'httpP50Ms',
  'httpP99Ms',
  'engineTransitionsPerSecond',
  'cpuSecondsPer1000Transitions',
  'webhooksPerSecond',
  'webhookP99Ms',
  'timersPerSecond',
  'timerLatenessP99Ms',
  'timerLatenessAfterKillSeconds',
  'timerLatenessAfterRedisLossSeconds',
  'readySecondsCold',
  'readySecondsWarm',
  'restMemoryMb',
  'pgbenchSingleStatementPerSecond',
  'pgbenchFiveStatementPerSecond',
  'pgbenchOneCtePerSecond',
  'engineUnbatchedTransitionsPerSecond',
  'slowFlushHttpTransitionsPerSecond',
  'slowFlushHttpP50Ms',
  'slowFlushHttpP99Ms',
  'halfLoadWebhookP50Ms',
  'halfLoadWebhookP99Ms',
  'slowFlushHalfLoadWebhookP50Ms',
  'slowFlushHalfLoadWebhookP99Ms',
  'checkLargestP50Ms',
  'checkLargestP95Ms',
  'modelCheckColdMs',
  'modelCheckP50Ms',
  'typingFindingsP50Ms',
  'typingFindingsP95Ms',
  'typingKeyP95Ms',
  'typingLongestTaskP95Ms',
  'assignTaskP50Ms',
  'assignTaskP95Ms',
  'orgLoadP50Ms',
  'orgMemoryMb',
  'inboxPageP50Ms',
  'inboxPageP95Ms',
  'inboxPageCpuMs',
  'wideInboxPageP50Ms',
  'wideInboxPageP95Ms',
  'formKeyP95Ms',
  'addStateP95Ms',
  'openWorkflowMs',
  'panFps',
  'slowPortalHomeMs',
  'slowPortalFormMs',
  'slowPortalTrackMs',
  'fillKeyP95Ms',
] as const
export type FigureName = (typeof FIGURE_NAMES)[number]

export interface Figure {
  readonly value: number
  readonly unit: string
  /** What was done to get it, in one sentence. */
  readonly how: string
}
export type Figures = Readonly<Partial<Record<FigureName, Figure>>>

export function isFigureName(name: string): name is FigureName {
  return (FIGURE_NAMES as readonly string[]).includes(name)
}

/** Three significant digits for small values, whole numbers for large ones. */
export function figure(value: number, unit: string, how: string): Figure {
  const rounded = value >= 1000 ? Math.round(value) : Number(value.toPrecision(3))
  return { value: rounded, unit, how }
}

export function renderTable(figures: Figures): string {
  const rows = FIGURE_NAMES.flatMap((name) => {
    const found = figures[name]
    return found === undefined ? [] : [[name, String(found.value), found.unit, found.how] as const]
  })
  const width = Math.max(...rows.map(([name]) => name.length), 0)
  return rows
    .map(
      ([name, value, unit, how]) =>
        `${name.padEnd(width)}  ${value.padStart(9)} ${unit.padEnd(5)}  ${how}`,
    )
    .join('\n')
}

interface Ending {
  readonly endedAt: string | null
  readonly endedAs: string | null
}

/** Text of the badge that tells whether an instance goes on, has ended by itself, or was cancelled. */
export function statusKey({ endedAt, endedAs }: Ending) {
  if (endedAt === null) return 'instances.running'
  return endedAs === 'cancelled' ? 'instances.cancelled' : 'instances.over'
}

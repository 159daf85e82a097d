/** What is known of one case when it has been judged. */
export interface Judged {
  /** `refused` by the parser, `found` wrong by a check, or `sound`. */
  readonly outcome: 'refused' | 'found' | 'sound'
  /** A promise that was broken, told so that the same fault has the same words; null where all were kept. */
  readonly fault: string | null
}

/** Whatever was thrown, with the place it came from: two inputs with one fault have one text. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`
  const place = /\/((?:runtime|schemas|node_modules)\/[^\s)]*?)(?::\d+)*\)?$/m.exec(
    error.stack ?? '',
  )?.[1]
  return `thrown: ${error.name}: ${error.message.slice(0, 60).replaceAll(/\s+/g, ' ')} at ${place ?? 'somewhere'}`
}

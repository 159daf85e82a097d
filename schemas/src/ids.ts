/** Row ids derived from a step, so that a repeated step is recognised (core/step.ts, 3). */
export function derivedId(instanceId: string, seq: number, index: number): string {
  return `${instanceId}.${seq}.${index}`
}

/** The instance a derived id belongs to, or null where the text is not one. */
export function instanceOfDerivedId(id: string): string | null {
  const match = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.\d+\.\d+$/.exec(
    id,
  )
  return match?.[1] ?? null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether the text is a UUID as we write them; PostgreSQL throws for what is none where a column asks for one. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

interface Start {
  readonly id: string
  readonly formId: string
  /** Where the case is to be, as the first place that the form asks for; null where residents choose it. */
  readonly nodeId: string | null
}

/** The address at which residents fill in a form of a service. */
export function startAddress(origin: string, { id, formId, nodeId }: Start): string {
  const path = ['services', id, formId].map(encodeURIComponent).join('/')
  const query = nodeId === null ? '' : `?${new URLSearchParams({ node: nodeId })}`
  return `${origin}/${path}${query}`
}

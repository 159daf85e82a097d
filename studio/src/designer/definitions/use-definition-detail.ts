import { useEffect, useMemo, useRef } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { DefinitionBodiesDocument, DefinitionPageDocument } from '../../api/documents.ts'
import { type DefinitionDetail, withBodies } from './definition-detail.ts'

export interface AskedDetail {
  /** Undefined while it is not known, null where there is none. */
  readonly definition: DefinitionDetail | null | undefined
  readonly error: CombinedError | undefined
  readonly reload: () => void
}

/** A definition with its draft and its versions. After a saving the draft alone is asked for anew; what a fresh version says is asked
 *  for when there is one, and what was known stays meanwhile. */
export function useDefinitionDetail(id: string): AskedDetail {
  const variables = { id }
  const [page, reloadPage] = useQuery({
    query: DefinitionPageDocument,
    variables,
    requestPolicy: 'cache-and-network',
  })
  const [bodies, reloadBodies] = useQuery({ query: DefinitionBodiesDocument, variables })
  const [drawn, said] = [page.data?.definition, bodies.data?.definition]
  const whole = useMemo(
    () => (drawn == null || said == null ? null : withBodies(drawn, said)),
    [drawn, said],
  )
  const isBehind = drawn != null && said != null && whole === null && !bodies.fetching
  useEffect(() => {
    if (isBehind) reloadBodies({ requestPolicy: 'network-only' })
  }, [isBehind, reloadBodies])
  const known = useRef<DefinitionDetail | null>(null)
  if (whole !== null) known.current = whole
  const last = known.current?.definitionId === id ? known.current : null
  const error = page.error ?? bodies.error
  // Refused is not gone: whoever has to sign in again keeps what she has before her.
  const isNone = drawn === null && page.error === undefined
  return {
    definition: isNone ? null : (whole ?? last ?? undefined),
    error,
    reload: () => {
      reloadPage({ requestPolicy: 'network-only' })
      if (bodies.error !== undefined) reloadBodies({ requestPolicy: 'network-only' })
    },
  }
}

import { type CombinedError, useQuery } from 'urql'
import {
  InstanceChangedDocument,
  InstancePageDocument,
  type InstancePageQuery,
} from '../api/documents.ts'
import { useLive } from './use-live.ts'

export type InstanceDetail = NonNullable<InstancePageQuery['instance']>

export interface InstanceState {
  /** Undefined while loading, null where it does not exist or is out of my reach. */
  readonly instance: InstanceDetail | null | undefined
  /** Why it is not there; undefined as long as it may come, and once it was there. */
  readonly error: CombinedError | undefined
  readonly reload: () => void
}

/** An instance that stays up to date while it is looked at. */
export function useInstance(id: string): InstanceState {
  const [{ data, error }, execute] = useQuery({
    query: InstancePageDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const reload = () => execute({ requestPolicy: 'network-only' })
  useLive(InstanceChangedDocument, { id }, reload)
  return { instance: data?.instance, error: data === undefined ? error : undefined, reload }
}

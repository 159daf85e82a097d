import { useQuery } from 'urql'
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
  readonly hasFailed: boolean
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
  return { instance: data?.instance, hasFailed: data === undefined && error !== undefined, reload }
}

import { useQuery } from 'urql'
import { MeDocument, type MeQuery } from '../api/documents.ts'

const ACCOUNT = { additionalTypenames: ['Account'] }

interface Me {
  readonly account: MeQuery['me'] | undefined
  readonly isLoading: boolean
}

/** Who is signed in; `null` is nobody, undefined is not known yet. Signing in anywhere asks again. */
export function useMe(): Me {
  const [{ data, fetching }] = useQuery({ query: MeDocument, context: ACCOUNT })
  return { account: data?.me, isLoading: fetching && data === undefined }
}

import { useQuery } from 'urql'
import { MeDocument, type MeQuery } from '../api/documents.ts'

const ACCOUNT = { additionalTypenames: ['Account'] }

interface Me {
  readonly account: MeQuery['me'] | undefined
  readonly isLoading: boolean
}

/** Who is signed in; `null` is nobody, undefined is not known yet. Signing in anywhere asks again. */
export function useMe(): Me {
  const [{ data, fetching }] = useDoor()
  return { account: data?.me, isLoading: fetching && data === undefined }
}

/** What is asked of everybody who comes, in one question: who she is, whether residents can send anything now, and whether the street tells
 *  them something. Nothing waits for it. */
export function useDoor() {
  return useQuery({ query: MeDocument, context: ACCOUNT })
}

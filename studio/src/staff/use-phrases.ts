import { useCallback } from 'react'
import { useClient } from 'urql'
import { PhrasesDocument } from '../api/documents.ts'

/** Fetches her own phrases and then those of the street, when asked to; rejects where they cannot be fetched. */
export function usePhrases(): () => Promise<readonly string[]> {
  const client = useClient()
  return useCallback(async () => {
    const { data } = await client.query(PhrasesDocument, {}).toPromise()
    if (data === undefined) throw new Error('The phrases could not be fetched.')
    return [...new Set([...data.phrases.own, ...data.phrases.street])]
  }, [client])
}

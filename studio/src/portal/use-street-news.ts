import { useQuery } from 'urql'
import { StreetNewsDocument } from '../api/documents.ts'
import { useDoor } from './use-me.ts'

/** What the street tells everybody, and when residents can send nothing: now, or later. */
export function useStreetNews() {
  const [{ data }] = useQuery({ query: StreetNewsDocument })
  const [, look] = useDoor()
  const { isOn = false, from = null, until = null, note = null } = data?.maintenance ?? {}
  const maintenance = from === null || until === null ? null : { from, until, note }
  return {
    announcements: data?.announcements ?? [],
    present: isOn ? maintenance : null,
    planned: isOn ? null : maintenance,
    /** Looks whether residents are let in again. */
    look: () => look({ requestPolicy: 'network-only' }),
  }
}

import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { type PlaceNames, placeNames } from './canvas/place-names.ts'
import { useWording } from './use-wording.ts'

/** What people call the places of a definition, in the reader's language. */
export function usePlaceNames(definition: Definition): PlaceNames {
  const wording = useWording()
  return useMemo(() => placeNames(definition, wording), [definition, wording])
}

import type { FormDefinition } from '@linli/schemas/form-definition'
import { useEffect, useRef, useState } from 'react'
import type { FormServices } from '../../form-view/form-services.ts'
import { useSearchText } from '../address/place.ts'
import type { Draft } from '../use-draft.ts'
import { withNode } from './with-node.ts'

/** Whether the place that the address names, of a code on a door, is filled in. A place that the street has not got, or that cannot
 *  be looked up now, is left for the resident to choose. */
export function usePlaced(form: FormDefinition, draft: Draft, services: FormServices): boolean {
  const nodeId = useSearchText('node')
  const [isPlaced, setIsPlaced] = useState(nodeId === undefined)
  const latest = useRef(draft)
  latest.current = draft
  const isLoaded = draft.current !== undefined
  useEffect(() => {
    if (isPlaced || nodeId === undefined || !isLoaded) return
    let isGone = false
    const place = async () => {
      const nodes = await services.orgNodes().catch(() => [])
      if (isGone) return
      const answers = latest.current.current?.answers ?? {}
      const placed = withNode(form, answers, nodeId)
      if (placed !== answers && nodes.some(({ id }) => id === nodeId)) latest.current.keep(placed)
      setIsPlaced(true)
    }
    void place()
    return () => {
      isGone = true
    }
  }, [form, isLoaded, isPlaced, nodeId, services])
  return isPlaced
}

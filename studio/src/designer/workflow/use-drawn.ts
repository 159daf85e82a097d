import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { placedStates, targetFinder } from '../../document/workflow/placed-states.ts'
import { useAfterPicture } from '../../ui/after-picture.ts'
import { diagramOf } from '../canvas/diagram.ts'
import { useWording } from '../use-wording.ts'
import type { Workflow } from './workflow-context.ts'

/** What of the definition everything here asks for. */
export function useDrawn(
  definition: Definition,
): Pick<Workflow, 'placed' | 'find' | 'diagram' | 'labels'> {
  const wording = useWording()
  const places = useMemo(() => {
    const placed = placedStates(definition.machine)
    return { placed, find: targetFinder(placed) }
  }, [definition])
  // A step that is put in is seen first, and what the ways are called a moment later.
  const calm = useAfterPicture(definition)
  const picture = useMemo(() => {
    const diagram = diagramOf(calm, wording)
    return { diagram, labels: new Map(diagram.edges.map(({ id, label }) => [id, label])) }
  }, [calm, wording])
  return useMemo(() => ({ ...places, ...picture }), [places, picture])
}

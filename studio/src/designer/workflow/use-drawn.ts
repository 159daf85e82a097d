import type { Definition } from '@linli/schemas/definition'
import { useMemo, useRef } from 'react'
import { isSameBesides } from '../../document/same-besides.ts'
import { placedStates, targetFinder } from '../../document/workflow/placed-states.ts'
import { useAfterPicture } from '../../ui/after-picture.ts'
import { diagramOf } from '../canvas/diagram.ts'
import { useWording } from '../use-wording.ts'
import type { Workflow } from './workflow-context.ts'

const CANVAS: ReadonlySet<string> = new Set(['layout', 'remarks'] satisfies (keyof Definition)[])

/** What of the definition everything here asks for. What stands on the canvas without meaning anything changes nothing of it: it stays the
 *  same object then, and with it all that is drawn of the states. */
export function useDrawn(
  shown: Definition,
): Pick<Workflow, 'placed' | 'find' | 'diagram' | 'labels'> {
  const wording = useWording()
  const kept = useRef(shown)
  if (!isSameBesides(kept.current, shown, CANVAS)) kept.current = shown
  const definition = kept.current
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

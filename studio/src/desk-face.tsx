import { DeskApp } from './desk/desk-app.tsx'

/** The desk, with the one part of the designer that it shows. The two know nothing of each other, and the part is fetched when somebody wants to
 *  see it. */
export function DeskFace() {
  return <DeskApp loadDiagram={loadDiagram} />
}

const loadDiagram = async () =>
  (await import('./designer/instances/instance-diagram.tsx')).InstanceDiagram

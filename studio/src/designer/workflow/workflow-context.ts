import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { createContext, type RefObject, useContext } from 'react'
import type { EditLabel } from '../../document/edit-history.ts'
import type { Spot } from '../../document/workflow/insert-step.ts'
import type { PlacedState, targetFinder } from '../../document/workflow/placed-states.ts'
import type { Diagram } from '../canvas/diagram.ts'
import type { Point } from '../canvas/layout.ts'
import type { Selection } from './selection.ts'

export interface EditAbout extends EditLabel {
  /** Edits of one property follow each other as one step. */
  readonly mergeKey?: string
}

/** A workflow being edited, for all that shows a part of it. */
export interface Workflow {
  readonly definition: Definition
  readonly definitionId: string
  /** Whether the server holds what is shown. */
  readonly isHeld: boolean
  readonly placed: readonly PlacedState[]
  /** The state that a target names, by where it is named. */
  readonly find: ReturnType<typeof targetFinder>
  readonly diagram: Diagram
  /** What a way says, by its pointer. */
  readonly labels: ReadonlyMap<string, string>
  /** What was found, by the uid of the state it is about. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  readonly selection: Selection
  readonly select: (next: Partial<Selection>) => void
  /** Does one step, of what the definition is by then. */
  readonly edit: (change: (definition: Definition) => Definition, about: EditAbout) => void
  /** Asks what is put at a spot. */
  readonly askInsert: (spot: Spot) => void
  readonly askConnect: (uid: string) => void
  /** Shows what may be done to a step, at a point of the window. */
  readonly openMenu: (uid: string, at: Point) => void
  readonly deeds: StepDeeds
  /** Where the states of the 专业 view are drawn; null in the other view. */
  readonly standing: RefObject<Definition['layout'] | null>
  /** Said aloud to those who see no picture. */
  readonly say: (text: string) => void
}

/** What is done to whole steps. */
export interface StepDeeds {
  readonly remove: (uid: string) => void
  readonly duplicate: (uid: string) => void
  readonly copy: (uid: string) => void
  readonly paste: (uid: string) => void
}

export interface Problem {
  readonly finding: Finding
  /** The property it is about. */
  readonly part: string | null
}

export const WorkflowContext = createContext<Workflow | null>(null)

export function useWorkflow(): Workflow {
  const workflow = useContext(WorkflowContext)
  if (workflow === null) throw new Error('There is no workflow around.')
  return workflow
}

import { type ComponentType, createContext } from 'react'
import type { InstanceDetail } from '../staff/use-instance.ts'
import type { Travel } from '../staff/use-moment.ts'

export interface CaseDiagramProps {
  readonly instance: InstanceDetail
  readonly travel: Travel
}

/** Fetches what draws a case on its diagram; rejects without a network. */
export type LoadDiagram = () => Promise<ComponentType<CaseDiagramProps>>

export const LoadDiagramContext = createContext<LoadDiagram | undefined>(undefined)

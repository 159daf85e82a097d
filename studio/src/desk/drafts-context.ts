import { createContext, use } from 'react'
import type { DraftStore } from './draft-store.ts'

export const DraftsContext = createContext<DraftStore | undefined>(undefined)

export function useDrafts(): DraftStore {
  const drafts = use(DraftsContext)
  if (drafts === undefined) throw new Error('useDrafts needs a DraftsContext above it.')
  return drafts
}

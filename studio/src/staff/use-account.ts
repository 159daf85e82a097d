import { createContext, use } from 'react'
import type { StaffMeQuery } from '../api/documents.ts'

export type StaffAccount = NonNullable<StaffMeQuery['me']>

export const AccountContext = createContext<StaffAccount | undefined>(undefined)

/** Who is signed in; pages below the gate always have somebody. */
export function useAccount(): StaffAccount {
  const account = use(AccountContext)
  if (account === undefined) throw new Error('useAccount needs a StaffGate above it.')
  return account
}

import { useEffect, useState } from 'react'
import { type StaffMember, useFormServices } from '../form-services.ts'

interface Looked {
  readonly staff: readonly StaffMember[]
  readonly state: 'looking' | 'found' | 'failed'
}

/** Whom the words find, or who has the account id; asked anew when that changes. Null asks nobody. */
export function useStaff(
  wanted: { readonly search: string } | { readonly id: string } | null,
): Looked {
  const { staff: look } = useFormServices()
  const [found, setFound] = useState<Looked>({ staff: [], state: 'looking' })
  const search = wanted !== null && 'search' in wanted ? wanted.search : null
  const id = wanted !== null && 'id' in wanted ? wanted.id : null
  useEffect(() => {
    if (search === null && id === null) return
    let isCurrent = true
    const settle = (looked: Looked) => {
      if (isCurrent) setFound(looked)
    }
    settle({ staff: [], state: 'looking' })
    look(id === null ? { search: search ?? '' } : { id }).then(
      (staff) => settle({ staff, state: 'found' }),
      () => settle({ staff: [], state: 'failed' }),
    )
    return () => {
      isCurrent = false
    }
  }, [look, search, id])
  return found
}

import type { OrgNode } from '@linli/schemas/org'
import { createContext, use } from 'react'

/** Somebody of the staff, with her posts in words. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly posts: readonly string[]
}

/** What the widgets of a form need from the page around it. Pass a stable object. */
export interface FormServices {
  /** Stores a photo and gives the id that becomes the answer. `onProgress` hears shares from 0 to 1. */
  readonly uploadPhoto: (photo: Blob, onProgress: (share: number) => void) => Promise<string>
  readonly photoUrl: (fileId: string) => string
  /** The street's tree, for choosing a place. */
  readonly orgNodes: () => Promise<readonly OrgNode[]>
  /** Those of the staff whose name, post or place holds the text, or the one with the account id; for staff alone. */
  readonly staff: (
    wanted: { readonly search: string } | { readonly id: string },
  ) => Promise<readonly StaffMember[]>
  /** The node at a point in WGS-84; null where none is known to be there. */
  readonly nodeAt: (point: GeoPoint) => Promise<string | null>
  /** A question for a place looks for the person as soon as it is asked, as long as nothing was chosen. */
  readonly locatesAtOnce?: boolean
}

/** In degrees. */
export interface GeoPoint {
  readonly longitude: number
  readonly latitude: number
}

export const FormServicesContext = createContext<FormServices | undefined>(undefined)

export function useFormServices(): FormServices {
  const services = use(FormServicesContext)
  if (services === undefined) throw new Error('A widget of a form needs FormView above it.')
  return services
}

import type { FileKind } from '@linli/schemas/form-definition'
import type { OrgNode } from '@linli/schemas/org'
import { createContext, use } from 'react'

/** Somebody of the staff, with her posts in words. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly posts: readonly string[]
}

/** What a stored file is, for whoever may see it. */
export interface FileFacts {
  /** As its uploader called it; null where nobody knows. */
  readonly name: string | null
  /** In bytes. */
  readonly size: number | null
  readonly kind: FileKind | null
}

/** The server has looked at the file and does not take it: sending it again is of no use. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
}

/** What the widgets of a form need from the page around it. Pass a stable object. */
export interface FormServices {
  /** Stores a file and gives the id that becomes the answer. `onProgress` hears shares from 0 to 1. Rejects with `FileRefused` where
   *  the server does not take it, and otherwise where it did not arrive. */
  readonly uploadFile: (file: NamedFile, onProgress: (share: number) => void) => Promise<string>
  readonly fileUrl: (fileId: string) => string
  readonly fileFacts: (fileId: string) => Promise<FileFacts>
  /** The street's tree, for choosing a place. */
  readonly orgNodes: () => Promise<readonly OrgNode[]>
  /** Those of the staff whose name, post or place holds the text, or the one with the account id; for staff alone. */
  readonly staff: (
    wanted: { readonly search: string } | { readonly id: string },
  ) => Promise<readonly StaffMember[]>
  /** The node at a point in WGS-84; null where none is known to be there. */
  readonly nodeAt: (point: GeoPoint) => Promise<string | null>
  /** The node and those beside it, as far as somebody has said where they lie; without it there is no pin to put anywhere. */
  readonly placesAround?: (nodeId: string) => Promise<readonly PlaceShape[]>
  /** What is often written, offered beside long texts; for staff alone. */
  readonly phrases?: () => Promise<readonly string[]>
  /** A question for a place looks for the person as soon as it is asked, as long as nothing was chosen. */
  readonly locatesAtOnce?: boolean
}

/** Where a place lies. */
export interface PlaceShape {
  readonly id: string
  readonly name: string
  /** GeoJSON. */
  readonly shape: unknown
}

export interface NamedFile {
  readonly bytes: Blob
  readonly name: string
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

import type { ShapesAnswer } from '@linli/schemas/shapes-answer'
import { type Sent, sendFile } from '../people/send-file.ts'
import type { Asking } from '../people/use-sent-file.ts'

/** In what the degrees of a file are reckoned. */
export type Datum = 'wgs84' | 'gcj02' | 'bd09'

interface AskingOfShapes extends Asking {
  readonly datum: Datum
  /** YYYY-MM-DD */
  readonly day: string
}

/** Sends a GeoJSON file; what the server would do with it, or has done. */
export function sendShapes(
  file: File,
  { apply, datum, day, onProgress: _, ...asking }: AskingOfShapes,
): Promise<Sent<ShapesAnswer>> {
  const query = new URLSearchParams({ datum, day, ...(apply ? { apply: '1' } : {}) })
  return sendFile(file, {
    ...{
      url: `/org/shapes/import?${query}`,
      type: 'application/geo+json',
      isDeed: apply,
      ...asking,
    },
  })
}

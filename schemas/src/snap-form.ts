import type { FieldSchema, FormDefinition } from './form-definition.ts'

/** More questions than these beside photo and place are no 拍一拍 any more. */
const MOST_TO_SAY = 3

/** The top-level fields of each screen of a form that is asked as 拍一拍 is: the photo first, then the place, then what there is to say.
 *  Null for a form that asks for no photo, for no place, or for much else. */
export function snapScreens({ schema }: Pick<FormDefinition, 'schema'>): SnapScreens | null {
  const names = Object.keys(schema.properties)
  const photos = names.filter((name) => isPhoto(schema.properties[name]))
  const places = names.filter((name) => isPlace(schema.properties[name]))
  const rest = names.filter((name) => !photos.includes(name) && !places.includes(name))
  if (photos.length !== 1 || places.length !== 1) return null
  return rest.length >= 1 && rest.length <= MOST_TO_SAY ? [photos, places, rest] : null
}

/** Photo, place, what there is to say. */
export type SnapScreens = readonly [readonly string[], readonly string[], readonly string[]]

function isPhoto(field: FieldSchema | undefined): boolean {
  const file = field?.items ?? field
  return file?.format === 'linli-file' && (file['x-accept'] ?? ['photo']).includes('photo')
}

function isPlace(field: FieldSchema | undefined): boolean {
  if (field?.format === 'linli-node') return true
  return Object.values(field?.properties ?? {}).some(({ format }) => format === 'linli-node')
}

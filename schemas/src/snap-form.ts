import type { FieldSchema, FormDefinition } from './form-definition.ts'

/** More questions than these beside photo and place, to everybody, are no 拍一拍 any more. */
const MOST_TO_SAY = 3

/** The top-level fields of each screen of a form that is asked as 拍一拍 is: the photo first, then the place, then what there is to say.
 *  Null for a form that asks for no photo, for no place, or for much else; what only follows from another answer is not much. */
export function snapScreens({
  schema,
  rules = [],
}: Pick<FormDefinition, 'schema' | 'rules'>): SnapScreens | null {
  const names = Object.keys(schema.properties)
  const photos = names.filter((name) => isPhoto(schema.properties[name]))
  const places = names.filter((name) => isPlace(schema.properties[name]))
  const rest = names.filter((name) => !photos.includes(name) && !places.includes(name))
  if (photos.length !== 1 || places.length !== 1) return null
  const following = rules.flatMap(({ field, visibleWhen }) =>
    visibleWhen === undefined ? [] : [field],
  )
  const asked = rest.filter((name) => !following.includes(name)).length
  return asked >= 1 && asked <= MOST_TO_SAY ? [photos, places, rest] : null
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

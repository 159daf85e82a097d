import {
  createEdgeFuel,
  type EdgeFuel,
  isShape,
  MOST_EDGES,
  parseShape,
  type Shape,
  type ShapeProblem,
} from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import gcoord from 'gcoord'

/** In what the file's degrees are reckoned: the world's, what maps in China show, or what Baidu shows. */
export const DATUMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const
export type Datum = keyof typeof DATUMS

/** One feature of a file, before it is known whose place it is. */
export interface Feature {
  /** From 1. */
  readonly line: number
  /** Empty where it has none. */
  readonly code: string
  /** As it came, for the file of those that are not right. */
  readonly raw: Readonly<Record<string, unknown>>
  /** In WGS-84; null where the file says that the node lies nowhere. */
  readonly shape: Shape | null | ShapeProblem
}

export const MOST_FEATURES = 20_000
/** For all shapes of a file; one alone, looked at twice, has enough. */
const MOST_EDGES_OF_A_FILE = 2 * MOST_EDGES

/** The features of a GeoJSON FeatureCollection, each with the code of a node among its properties. The fuel is
 *  for all of them: which it does not last for is `dense`. Throws `shapes.unreadable` and `shapes.too-many`. */
export function readFeatures(
  text: string,
  datum: Datum,
  fuel = createEdgeFuel(MOST_EDGES_OF_A_FILE),
): Feature[] {
  const collection = parse(text)
  if (collection?.['type'] !== 'FeatureCollection' || !Array.isArray(collection['features']))
    throw new LinliError('shapes.unreadable', 'This is no FeatureCollection.')
  const features: readonly unknown[] = collection['features']
  if (features.length > MOST_FEATURES)
    throw new LinliError(
      'shapes.too-many',
      `${features.length} features; at most ${MOST_FEATURES}.`,
    )
  return features.map((feature, index) => {
    const raw = recordOf(feature) ?? {}
    const code = recordOf(raw['properties'])?.['code']
    return {
      ...{ raw, line: index + 1, code: textOf(code) },
      shape: raw['geometry'] === null ? null : shapeOf(raw['geometry'], datum, fuel),
    }
  })
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return recordOf(JSON.parse(text))
  } catch (error) {
    throw new LinliError('shapes.unreadable', 'This is no JSON.', { cause: error })
  }
}

/** Looked at before it is reckoned anew, so that only what is a shape goes through, and after it, as it is rounded. */
function shapeOf(geometry: unknown, datum: Datum, fuel: EdgeFuel): Shape | ShapeProblem {
  const shape = parseShape(geometry, fuel)
  if (!isShape(shape) || datum === 'wgs84') return shape
  return parseShape(gcoord.transform(structuredClone(shape), DATUMS[datum], gcoord.WGS84), fuel)
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}

function textOf(code: unknown): string {
  return typeof code === 'string' || typeof code === 'number' ? String(code).trim() : ''
}

/** What is wrong with a geometry, for whoever drew it. */
export const SHAPE_PROBLEMS: Readonly<Record<ShapeProblem, LocaleText>> = {
  kind: {
    'zh-CN': '图形要是 Polygon、MultiPolygon 或 Point。',
    en: 'The geometry is a Polygon, a MultiPolygon or a Point.',
  },
  positions: {
    'zh-CN': '坐标写法不对。',
    en: 'The coordinates are not written as GeoJSON writes them.',
  },
  range: {
    'zh-CN': '坐标超出范围：先经度后纬度，单位是度。',
    en: 'The coordinates are out of range: longitude before latitude, in degrees.',
  },
  open: {
    'zh-CN': '边界没有闭合：至少 4 个点，最后一个和第一个相同。',
    en: 'The border is not closed: it has at least four positions, and its last is its first.',
  },
  crossing: { 'zh-CN': '边界和自己相交。', en: 'The border crosses itself.' },
  flat: { 'zh-CN': '面积是零。', en: 'It has no area.' },
  large: {
    'zh-CN': '点太多：一个图形最多 20000 个点。',
    en: 'It has too many positions: at most 20,000.',
  },
  dense: {
    'zh-CN': '文件里的边界太密，没来得及检查这个图形：请把它放进另一个文件再导入。',
    en: 'The borders of the file are too dense to look at this one too: import it in another file.',
  },
}

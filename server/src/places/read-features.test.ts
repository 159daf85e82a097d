import { createEdgeFuel, isShape } from '@linli/runtime/core'
import { expect, test } from 'vitest'
import { readFeatures } from './read-features.ts'

/** A border of so many teeth, each edge of which lies above all others. */
function comb(teeth: number) {
  const points = Array.from({ length: teeth * 2 }, (_, at) => [119 + (at % 2) / 100, 34 + at / 1e6])
  const [west, north] = [118.999, 34 + teeth / 400_000]
  return {
    ...{ type: 'Polygon' },
    coordinates: [[[west, 34], ...points, [west, north], [west, 34]]],
  }
}

test.each(['wgs84', 'gcj02'] as const)(
  'the borders of a file share what may be looked through: %s',
  (datum) => {
    const features = [comb(100), comb(100), comb(100), { type: 'Point', coordinates: [119, 34] }]
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: features.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
    })
    const verdicts = (edges?: number) =>
      readFeatures(text, datum, edges === undefined ? undefined : createEdgeFuel(edges)).map(
        ({ shape }) => (shape !== null && isShape(shape) ? 'shape' : shape),
      )
    expect(verdicts()).toEqual(['shape', 'shape', 'shape', 'shape'])
    const looks = datum === 'wgs84' ? 1 : 2
    expect(verdicts(looks * 50_000)).toEqual(['shape', 'shape', 'dense', 'shape'])
  },
)

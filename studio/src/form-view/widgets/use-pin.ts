import { boxOf, isShape, parseShape, type Shape } from '@linli/runtime/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type DrawnMap, drawShapes } from '../../ui/map/draw-shapes.ts'
import { type GeoPoint, useFormServices } from '../form-services.ts'

/** A pin that rests for so long is asked where it is. */
const REST_MS = 350
const METRES_PER_DEGREE = 111_320

interface PinInput {
  readonly chosen: string
  /** Where the person stands, if she has shown it. */
  readonly start: GeoPoint | null
  readonly onFound: (nodeId: string | null) => void
}

interface KnownPlace {
  readonly id: string
  readonly name: string
  readonly shape: Shape
}

export interface Pin {
  /** Undefined until it is here; null where nobody has said where anything lies. */
  readonly map: DrawnMap | null | undefined
  readonly names: ReadonlyMap<string, string>
  /** On the picture. */
  readonly at: readonly [number, number]
  /** Moves it on the picture; it stays inside. */
  readonly put: (at: readonly [number, number]) => void
  /** Moves it by metres to the east and to the north. */
  readonly nudge: (east: number, north: number) => void
  readonly hasFailed: boolean
}

/** A pin on the picture of the chosen place and those beside it. The picture stays while the pin moves; where it comes to rest, the place under
 *  it is looked up. A place that is chosen otherwise takes the pin along. */
export function usePin({ chosen, start, onFound }: PinInput): Pin {
  const { nodeAt } = useFormServices()
  const { places, point, setPoint, hasFailed, setFailed, found } = usePlaces(chosen, start)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  const map = useMemo(() => (places === undefined ? undefined : drawShapes(places)), [places])
  const lookUp = (next: GeoPoint) => {
    nodeAt(next).then(
      (id) => {
        setFailed(false)
        if (id !== null) found.current = id
        onFound(id)
      },
      () => setFailed(true),
    )
  }
  const put = ([x, y]: readonly [number, number]) => {
    if (map == null) return
    const [longitude, latitude] = map.fromMap([clamp(x, map.width), clamp(y, map.height)])
    setPoint({ longitude, latitude })
    clearTimeout(rest.current)
    rest.current = setTimeout(() => lookUp({ longitude, latitude }), REST_MS)
  }
  const nudge = (east: number, north: number) => {
    if (map == null || point === null) return
    const { longitude, latitude } = point
    const shrink = Math.cos((latitude * Math.PI) / 180)
    put(
      map.toMap([
        longitude + east / (METRES_PER_DEGREE * shrink),
        latitude + north / METRES_PER_DEGREE,
      ]),
    )
  }
  const at = map == null || point === null ? ([0, 0] as const) : onMap(map, point)
  const names = new Map((places ?? []).map(({ id, name }) => [id, name]))
  return { map, names, at, put, nudge, hasFailed }
}

/** The chosen place and those beside it, and where the pin begins. What the pin itself has found (`found`) moves nothing. */
function usePlaces(chosen: string, start: GeoPoint | null) {
  const { placesAround } = useFormServices()
  const [places, setPlaces] = useState<readonly KnownPlace[]>()
  const [point, setPoint] = useState<GeoPoint | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const found = useRef<string>(undefined)
  const first = useRef(start)
  useEffect(() => {
    if (found.current === chosen) return
    found.current = chosen
    const load = async () => {
      const known = ((await placesAround?.(chosen)) ?? []).flatMap(({ id, name, shape }) => {
        const parsed = parseShape(shape)
        return isShape(parsed) ? [{ id, name, shape: parsed }] : []
      })
      if (found.current !== chosen) return
      setPlaces(known)
      const own = known.find(({ id }) => id === chosen) ?? known[0]
      setPoint(first.current ?? (own === undefined ? null : middleOf(own.shape)))
      first.current = null
    }
    load().catch(() => setFailed(true))
  }, [chosen, placesAround])
  return { places, point, setPoint, hasFailed, setFailed, found }
}

/** Whoever stands beyond the picture is shown at its edge. */
function onMap(map: DrawnMap, { longitude, latitude }: GeoPoint): readonly [number, number] {
  const [x, y] = map.toMap([longitude, latitude])
  return [clamp(x, map.width), clamp(y, map.height)]
}

function middleOf(shape: Shape): GeoPoint {
  const [west, south, east, north] = boxOf(shape)
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}

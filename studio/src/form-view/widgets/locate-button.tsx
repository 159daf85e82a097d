import type { OrgNode } from '@linli/schemas/org'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GeoPoint, useFormServices } from '../form-services.ts'
import { choosable, placeName } from './place-levels.ts'

/** A browser that finds no satellite and no network within this time finds none. */
const WAIT_MS = 15_000
/** Where somebody stood a minute ago is where she stands. */
const FRESH_MS = 60_000

type Outcome =
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'refused' | 'unknown' | 'nowhere' }

interface LocateButtonProps {
  readonly nodes: readonly OrgNode[]
  readonly isAnswered: boolean
  readonly onFound: (nodeId: string, point: GeoPoint) => void
}

/** Once refused, it is not asked for again by itself: a question that comes back is no question (R3). */
let isRefused = false

/** Proposes the place where the person stands, when she asks for it, or at once where the page says so, and her browser lets her: from
 *  its Geolocation, never from a photo. Without it everything is as without this button. */
export function LocateButton({ nodes, isAnswered, onFound }: LocateButtonProps) {
  const { t } = useTranslation('common')
  const { nodeAt, locatesAtOnce = false } = useFormServices()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const atOnce = useRef(locatesAtOnce && !isAnswered && !isRefused)
  const answered = useRef(isAnswered)
  answered.current = isAnswered
  const locate = async (isAsked: boolean) => {
    setOutcome({ kind: 'asking' })
    const point = await whereAmI()
    if (point === 'refused') isRefused = true
    if (typeof point === 'string') return setOutcome({ kind: point })
    const found = await nodeAt(point).catch(() => undefined)
    // Whoever chose in the meantime knows better than a satellite.
    if (!isAsked && answered.current) return setOutcome(null)
    if (found === undefined) return setOutcome({ kind: 'unknown' })
    const id = found === null ? null : choosable(nodes, found)
    if (id === null) return setOutcome({ kind: 'nowhere' })
    onFound(id, point)
    setOutcome({ kind: 'found', name: placeName(nodes, id) })
  }
  const begin = useRef(locate)
  begin.current = locate
  useEffect(() => {
    if (!atOnce.current) return
    atOnce.current = false
    if ('geolocation' in navigator) void begin.current(false)
  }, [])
  if (!('geolocation' in navigator)) return null
  return (
    <div className="place-locate">
      <button
        type="button"
        className="button"
        disabled={outcome?.kind === 'asking'}
        onClick={() => void locate(true)}
      >
        {t('form.locate')}
      </button>
      <span role="status">{outcome !== null && t(`form.located.${outcome.kind}`, outcome)}</span>
    </div>
  )
}

function whereAmI(): Promise<GeoPoint | 'refused' | 'unknown'> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => resolve({ longitude, latitude }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'unknown'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: FRESH_MS },
    )
  })
}

import type { OrgNode } from '@linli/schemas/org'
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnMap } from '../../ui/map/draw-shapes.ts'
import type { GeoPoint } from '../form-services.ts'
import { choosable, placeName } from './place-levels.ts'
import { type Pin, usePin } from './use-pin.ts'
import './place-pin.css'

interface PlacePinProps {
  readonly nodes: readonly OrgNode[]
  /** Id of the deepest place that is chosen. */
  readonly chosen: string
  readonly start: GeoPoint | null
  readonly onFound: (nodeId: string) => void
}

/** East and north, in metres, by the key or the button. */
const STEP_METRES = 10
const STEPS = [
  ['north', 'ArrowUp', 0, 1],
  ['south', 'ArrowDown', 0, -1],
  ['west', 'ArrowLeft', -1, 0],
  ['east', 'ArrowRight', 1, 0],
] as const

/** A pin on the shapes of the place and its neighbours, without a map beneath: it is dragged, put down with a tap, moved with the arrow keys (with
 *  Shift five times as far) or with four buttons, and the place under it is chosen. */
export function PlacePin({ nodes, chosen, start, onFound }: PlacePinProps) {
  const { t } = useTranslation('common')
  const helpId = useId()
  const [isNowhere, setNowhere] = useState(false)
  const pin = usePin({
    chosen,
    start,
    onFound: (found) => {
      const id = found === null ? null : choosable(nodes, found)
      setNowhere(id === null)
      if (id !== null) onFound(id)
    },
  })
  if (pin.map === undefined)
    return <p className="hint">{t(pin.hasFailed ? 'form.pin.failed' : 'form.pin.loading')}</p>
  if (pin.map === null) return <p className="hint">{t('form.pin.none')}</p>
  const nudgeByKey = (event: KeyboardEvent) => {
    const step = STEPS.find(([, key]) => key === event.key)
    if (step === undefined) return
    event.preventDefault()
    const metres = STEP_METRES * (event.shiftKey ? 5 : 1)
    pin.nudge(step[2] * metres, step[3] * metres)
  }
  const said = pin.hasFailed ? 'form.pin.failed' : isNowhere ? 'form.pin.nowhere' : 'form.pin.here'
  return (
    <div className="place-pin">
      <p id={helpId} className="hint">
        {t('form.pin.help')}
      </p>
      <div
        className="place-pin-map"
        // Arrow keys are the map's, not the reader's, while it has the focus.
        role="application"
        aria-label={t('form.pin.map')}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        onKeyDown={nudgeByKey}
      >
        <Picture map={pin.map} pin={pin} chosen={chosen} />
      </div>
      <p role="status">{t(said, { name: placeName(nodes, chosen) })}</p>
      <div className="place-pin-steps">
        {STEPS.map(([name, , east, north]) => (
          <button
            key={name}
            type="button"
            className="button"
            onClick={() => pin.nudge(east * STEP_METRES, north * STEP_METRES)}
          >
            {t(`form.pin.${name}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

interface PictureProps {
  readonly map: DrawnMap
  readonly pin: Pin
  readonly chosen: string
}

function Picture({ map, pin, chosen }: PictureProps) {
  const svg = useRef<SVGSVGElement>(null)
  const onPicture = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = svg.current?.getBoundingClientRect()
    if (box === undefined) return
    const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height]
    pin.put([x * map.width, y * map.height])
  }
  const drag = (event: PointerEvent<SVGCircleElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onPicture(event)
  }
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${map.width} ${map.height}`}
      aria-hidden="true"
      onClick={onPicture}
    >
      {map.drawn.map(({ id, path, at }) => {
        const className = id === chosen ? 'place-pin-area place-pin-here' : 'place-pin-area'
        return path === '' ? (
          <circle key={id} className={className} cx={at[0]} cy={at[1]} r={12} />
        ) : (
          <path key={id} className={className} d={path} fillRule="evenodd" />
        )
      })}
      {map.drawn.map(({ id, path, at }) => (
        // Above every area: one that lies within another covers its middle.
        <text key={id} x={at[0]} y={at[1] + (path === '' ? 44 : 0)}>
          {pin.names.get(id)}
        </text>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hidden from assistive technology, which has the keys and the buttons */}
      <circle
        className="place-pin-mark"
        cx={pin.at[0]}
        cy={pin.at[1]}
        r={38}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onClick={(event) => event.stopPropagation()}
      />
    </svg>
  )
}

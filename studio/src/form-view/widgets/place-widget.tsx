import type { WidgetProps } from '@rjsf/utils'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWidgetFacts } from '../control-facts.ts'
import { type GeoPoint, useFormServices } from '../form-services.ts'
import { lazyPart } from '../lazy-part.tsx'
import { LocateButton } from './locate-button.tsx'
import { type Level, levelsOf, skipLonely } from './place-levels.ts'
import { useOrgNodes } from './use-org-nodes.ts'

// Few need it: the list says the same.
const PlacePin = lazyPart(async () => (await import('./place-pin.tsx')).PlacePin)

/** Grid → building (community first where the street has several), each a native select: works without a map, without location, without a mouse.
 *  Whoever wants to is shown the place where she stands, and moves a pin where that is not exact. */
export function PlaceWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const { nodes, hasFailed, load } = useOrgNodes()
  const { placesAround } = useFormServices()
  const [start, setStart] = useState<GeoPoint | null>(null)
  const [isOpen, setOpen] = useState(false)
  const facts = useWidgetFacts(props)
  const chosen = typeof props.value === 'string' ? props.value : undefined
  const levels = levelsOf(nodes, chosen)
  const isShut = props.disabled === true || props.readonly === true
  const choose = (level: Level, id: string) => {
    props.onChange(id === '' ? level.parentId : skipLonely(nodes, id))
  }
  if (hasFailed) {
    return (
      <p className="problem">
        {t('form.placeFailed')}{' '}
        <button type="button" className="button" onClick={load}>
          {t('trouble.retry')}
        </button>
      </p>
    )
  }
  return (
    <div className="place" aria-busy={nodes.length === 0}>
      {!isShut && nodes.length > 0 && (
        <LocateButton
          nodes={nodes}
          isAnswered={chosen !== undefined}
          onFound={(id, point) => {
            setStart(point)
            props.onChange(skipLonely(nodes, id))
          }}
        />
      )}
      {!isShut && chosen !== undefined && placesAround !== undefined && nodes.length > 0 && (
        <div className="place-locate">
          {isOpen ? (
            <PlacePin nodes={nodes} chosen={chosen} start={start} onFound={props.onChange} />
          ) : (
            <button type="button" className="button" onClick={() => setOpen(true)}>
              {t('form.pin.open')}
            </button>
          )}
        </div>
      )}
      {levels.map((level, index) => (
        <div key={level.parentId ?? 'street'} className="place-level">
          <label className="place-kind" htmlFor={`${props.id}--${index}`}>
            {kindName(t, level.kind)}
          </label>
          <select
            id={`${props.id}--${index}`}
            className="control"
            disabled={isShut}
            aria-invalid={facts.problem !== undefined && level.chosenId === undefined}
            value={level.chosenId ?? ''}
            onChange={(event) => choose(level, event.target.value)}
            onBlur={() => props.onBlur(props.id, props.value)}
          >
            <option value="">{t('form.choose')}</option>
            {level.choices.map((node) => (
              <option key={node.id} value={node.id}>
                {node.name}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}

const KINDS = ['community', 'area', 'grid', 'building', 'unit', 'home'] as const

function kindName(t: ReturnType<typeof useTranslation<'common'>>['t'], kind: string): string {
  const known = KINDS.find((each) => each === kind)
  return known === undefined ? t('form.placeLevel') : t(`nodeKind.${known}`)
}

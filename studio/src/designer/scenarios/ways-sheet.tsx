import type { ScenarioGround, WayToState } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaffLink } from '../../staff/staff-link.tsx'
import type { PlaceNames } from '../canvas/place-names.ts'
import { runAddress } from './run-address.ts'
import { useAnswer } from './use-answer.ts'

interface WaysSheetProps {
  readonly definitionId: string
  readonly definition: Definition
  readonly ground: ScenarioGround
  readonly names: PlaceNames
}

/** A shortest way to each state, which can be played; and the states to which none leads. */
export function WaysSheet({ definitionId, definition, ground, names }: WaysSheetProps) {
  const { t } = useTranslation('simulator')
  const { answer, isAsking, ask } = useAnswer({ wants: 'ways', definition, ground })
  return (
    <section className="card scenarios-played" aria-labelledby="ways-title">
      <h2 id="ways-title">{t('ways.title')}</h2>
      <p className="soft">{t('ways.help')}</p>
      <Button onClick={ask} loading={isAsking}>
        {t('ways.find')}
      </Button>
      <div role="status">{isAsking && <span className="soft">{t('ways.finding')}</span>}</div>
      {answer !== null && (
        <ul className="scenarios-places">
          {answer.ways.map((way) => (
            <li key={way.uid}>
              <Way {...{ definitionId, way }} title={names.ofState(way.uid)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface WayProps {
  readonly definitionId: string
  readonly way: WayToState
  readonly title: string
}

function Way({ definitionId, way: { run, isUnreachable }, title }: WayProps) {
  const { t } = useTranslation('simulator')
  const address = run === null ? null : runAddress(definitionId, run)
  if (run === null || address === null) {
    return <>{t(isUnreachable ? 'ways.unreachable' : 'ways.notFound', { state: title })}</>
  }
  const count = run.moves.length
  return <StaffLink to={address}>{t('ways.play', { state: title, count })}</StaffLink>
}

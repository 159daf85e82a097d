import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhoWouldItBe } from '../assignees/who-would-it-be.tsx'
import { asList } from '../../document/workflow/as-list.ts'
import { diagramOf } from '../canvas/diagram.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { useWording } from '../use-wording.ts'

interface StateDetailProps {
  readonly definition: Definition
  /** Null while nothing is chosen. */
  readonly uid: string | null
  /** Whether the server holds the text that is shown. */
  readonly isHeld: boolean
}

/** A state told in words: what happens in it and where it leads; also the way of reading for those who see no picture. */
export function StateDetail({ definition, uid, isHeld }: StateDetailProps) {
  const { t } = useTranslation('studio')
  const wording = useWording()
  // Stays while one looks at another state.
  const [askedAt, setAskedAt] = useState<string | null>(null)
  const diagram = useMemo(() => diagramOf(definition, wording), [definition, wording])
  const node = diagram.nodes.find((one) => one.id === uid)
  const place = placedStates(definition.machine).find((one) => one.uid === uid)
  const titleOf = (id: string) => diagram.nodes.find((one) => one.id === id)?.title ?? id
  const tasks = asList(place?.state.invoke).map(({ input }) => input.task)
  const edges = diagram.edges.filter((edge) => edge.source === uid)
  return (
    <section className="card state-detail" aria-labelledby="state-detail-title" aria-live="polite">
      <h2 id="state-detail-title">{node === undefined ? t('detail.title') : node.title}</h2>
      {node === undefined && <p className="soft">{t('detail.choose')}</p>}
      {place !== undefined && (
        <dl className="detail-list">
          <dt>{t('detail.uid')}</dt>
          <dd>
            <code>{place.uid}</code>
          </dd>
          {place.state.meta.publicTitle !== undefined && (
            <>
              <dt>{t('detail.publicTitle')}</dt>
              <dd>{textIn(place.state.meta.publicTitle, wording.locale)}</dd>
            </>
          )}
        </dl>
      )}
      {node !== undefined && node.facts.length > 0 && (
        <dl className="detail-list">
          {node.facts.map((fact) => (
            <div key={`${fact.kind}:${fact.text}`} className="detail-row">
              <dt>{t(`fact.${fact.kind}`)}</dt>
              <dd>{fact.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {edges.length > 0 && (
        <>
          <h3>{t('detail.leads')}</h3>
          <ul className="detail-edges">
            {edges.map((edge) => (
              <li key={edge.id}>
                {edge.label !== '' && <span>{edge.label}</span>} → {titleOf(edge.target)}
              </li>
            ))}
          </ul>
        </>
      )}
      {tasks.length > 0 && (
        <WhoWouldItBe {...{ definition, tasks, isHeld }} nodeId={askedAt} onChoose={setAskedAt} />
      )}
    </section>
  )
}

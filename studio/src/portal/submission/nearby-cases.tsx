import type { JsonObject } from '@linli/schemas/json'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { NearbyCasesDocument, type NearbyFieldsFragment } from '../../api/documents.ts'
import { useGo } from '../address/place.ts'
import { CaseFacts } from '../nearby/case-facts.tsx'
import { useFollow } from '../nearby/use-follow.ts'
import type { Draft } from '../use-draft.ts'
import type { SubmissionProps } from './submission-props.ts'
import { nodeIn } from './with-node.ts'

interface NearbyCasesProps extends Pick<SubmissionProps, 'serviceId' | 'form'> {
  readonly answers: JsonObject
  readonly draft: Draft
}

/** 附近已有人反映: what others have reported near the place, looked at before one sends the same again. Nothing where there is none, or
 *  where it cannot be asked for now: it keeps nobody from sending. */
export function NearbyCases({ serviceId, form, answers, draft }: NearbyCasesProps) {
  const { t } = useTranslation('portal')
  const titleId = useId()
  const nodeId = nodeIn(form, answers)
  const [{ data }] = useQuery({
    query: NearbyCasesDocument,
    variables: { serviceId, nodeId: nodeId ?? '' },
    pause: nodeId === null,
    requestPolicy: 'cache-and-network',
  })
  const [joined, setJoined] = useState<readonly string[]>([])
  const cases = data?.nearbyCases ?? []
  if (cases.length === 0) return null
  return (
    <section className="card nearby" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('nearby.title')}</h2>
      <p>{t('nearby.lead')}</p>
      <ul className="nearby-list">
        {cases.map((each) => (
          <NearbyItem
            key={each.id}
            found={joined.includes(each.id) ? { ...each, isFollowed: true } : each}
            onJoined={() => setJoined([...joined, each.id])}
          />
        ))}
      </ul>
      {joined.length > 0 ? <Joined draft={draft} /> : <p className="hint">{t('nearby.others')}</p>}
    </section>
  )
}

interface NearbyItemProps {
  readonly found: NearbyFieldsFragment
  readonly onJoined: () => void
}

function NearbyItem({ found, onJoined }: NearbyItemProps) {
  const { t } = useTranslation('portal')
  const { follow, problem } = useFollow(found.id)
  return (
    <li>
      <CaseFacts found={found} />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {found.isMine || found.isFollowed ? (
        <p className="nearby-mark">{t(found.isMine ? 'nearby.mine' : 'nearby.followed')}</p>
      ) : (
        <button
          type="button"
          className="button"
          onClick={async () => {
            if (await follow()) onJoined()
          }}
        >
          {t('nearby.join')}
          <span className="visually-hidden">：{`${found.kind} ${found.place}`}</span>
        </button>
      )}
    </li>
  )
}

/** She is told from now on: what she was about to send need not go, and is not thrown away without her. */
function Joined({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('portal')
  const go = useGo()
  return (
    <div role="status" className="nearby-joined">
      <p>{t('nearby.joined')}</p>
      <button
        type="button"
        className="button button-primary"
        onClick={async () => {
          await draft.forget()
          go({ to: '/mine' }, { replace: true })
        }}
      >
        {t('nearby.done')}
      </button>
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { FollowedCasesDocument, type NearbyFieldsFragment } from '../../api/documents.ts'
import { CaseFacts } from './case-facts.tsx'
import { useFollow } from './use-follow.ts'

/** 我一起关注的: where the cases of others stand that she has joined. Nothing where she follows none. */
export function FollowedList() {
  const { t } = useTranslation('portal')
  const [{ data }] = useQuery({ query: FollowedCasesDocument, requestPolicy: 'cache-and-network' })
  const [left, setLeft] = useState<readonly string[]>([])
  const cases = (data?.followedCases ?? []).filter(({ id }) => !left.includes(id))
  if (cases.length === 0) return null
  return (
    <section aria-labelledby="followed">
      <h2 id="followed">{t('nearby.followedTitle')}</h2>
      <ul className="my-list nearby-list">
        {cases.map((each) => (
          <FollowedItem key={each.id} found={each} onLeft={() => setLeft([...left, each.id])} />
        ))}
      </ul>
    </section>
  )
}

interface FollowedItemProps {
  readonly found: NearbyFieldsFragment
  readonly onLeft: () => void
}

function FollowedItem({ found, onLeft }: FollowedItemProps) {
  const { t } = useTranslation('portal')
  const { unfollow, problem } = useFollow(found.id)
  return (
    <li>
      <CaseFacts found={found} />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button
        type="button"
        className="button-link"
        onClick={async () => {
          if (await unfollow()) onLeft()
        }}
      >
        {t('nearby.leave')}
        <span className="visually-hidden">：{`${found.kind} ${found.place}`}</span>
      </button>
    </li>
  )
}

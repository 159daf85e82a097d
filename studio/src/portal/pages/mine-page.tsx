import { useTranslation } from 'react-i18next'
import { useClient, useQuery } from 'urql'
import { MyProgressDocument, type MyProgressQuery, SignOutDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { dateText } from '../../ui/moment-text.ts'
import { Link } from '../address/link.tsx'
import { FollowedList } from '../nearby/followed-list.tsx'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { useMe } from '../use-me.ts'

type Mine = MyProgressQuery['myInstances']['edges'][number]['node']

/** Everything the signed-in resident has submitted, newest first. */
export function MinePage() {
  const { t } = useTranslation('portal')
  const { account, isLoading } = useMe()
  if (isLoading) return <Delayed />
  return (
    <div className="sheet">
      <title>{t('mine.title')}</title>
      <h1>{t('mine.title')}</h1>
      {account === null || account === undefined ? (
        <>
          <p className="lead">{t('mine.signIn')}</p>
          <SignInForm onDone={() => undefined} />
          <p className="aside">
            {t('mine.orTrack')} <Link to="/track">{t('track.title')}</Link>
          </p>
        </>
      ) : (
        <MyList name={account.maskedPhone ?? account.name} />
      )}
    </div>
  )
}

function MyList({ name }: { readonly name: string }) {
  const { t } = useTranslation('portal')
  const client = useClient()
  const [{ data, fetching, error }, reload] = useQuery({
    query: MyProgressDocument,
    requestPolicy: 'cache-and-network',
  })
  const signOut = async () => {
    await client.mutation(SignOutDocument, {})
    window.location.assign('/')
  }
  if (data === undefined && fetching) return <Delayed />
  if (data === undefined) {
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const instances = data.myInstances.edges.map((edge) => edge.node)
  return (
    <>
      <p className="signed-in">
        {t('mine.signedIn', { name })}{' '}
        <button type="button" className="button-link" onClick={() => void signOut()}>
          {t('mine.signOut')}
        </button>{' '}
        <Link to="/notices">{t('mine.telling')}</Link>
      </p>
      {instances.length === 0 ? (
        <div className="empty">
          <p>{t('mine.empty')}</p>
          <Link to="/" className="button button-primary">
            {t('mine.first')}
          </Link>
        </div>
      ) : (
        <ul className="my-list">
          {instances.map((instance) => (
            <MyItem key={instance.id} instance={instance} />
          ))}
        </ul>
      )}
      <FollowedList />
    </>
  )
}

function MyItem({ instance }: { readonly instance: Mine }) {
  const { t, i18n } = useTranslation('portal')
  const locale = localeOf(i18n)
  const waits = instance.tasks.some((task) => task.state === 'open')
  const place = instance.positionTitles.join(locale === 'en' ? ', ' : '、')
  return (
    <li>
      <Link to="/mine/$instanceId" params={{ instanceId: instance.id }} className="my-item">
        <strong>{instance.title}</strong>
        <span className="my-place">
          {instance.endedAt === null ? place : t(endKey(instance))}
          {waits && <em>{t('mine.waits')}</em>}
        </span>
        <span className="my-meta">
          {instance.number} · {dateText(instance.startedAt, locale)}
        </span>
      </Link>
    </li>
  )
}

function endKey({ endedAs }: Mine) {
  return endedAs === 'cancelled' ? 'progress.cancelled' : 'progress.ended'
}

import { App, Switch } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { PublicationRequestsDocument, SetPublishingTakesTwoDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useAccount } from '../../staff/use-account.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { RequestItem } from './request-item.tsx'
import './requests.css'

// An empty list names no type by which the cache would know that it changed.
const LISTED = { additionalTypenames: ['PublicationRequest'] }

/** Drafts that an official asked a second one to publish, open ones first. */
export function RequestsPage() {
  const { t } = useTranslation(['studio', 'common'])
  usePageTitle(t('requests.title'))
  const [{ data, error }, reload] = useQuery({
    query: PublicationRequestsDocument,
    requestPolicy: 'cache-and-network',
    context: LISTED,
  })
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  const { publicationRequests: requests, publishingTakesTwo } = data
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('requests.title')}</h1>
      </div>
      <TakesTwo isOn={publishingTakesTwo} onChanged={reloadNow} />
      {requests.length === 0 ? (
        <EmptyList
          title={t('requests.none')}
          advice={t('requests.noneAdvice')}
          action={<StaffLink to="/">{t('definitions.toList')}</StaffLink>}
        />
      ) : (
        <ul className="request-list">
          {requests.map((request) => (
            <RequestItem key={request.id} request={request} onDecided={reloadNow} />
          ))}
        </ul>
      )}
    </div>
  )
}

function TakesTwo({ isOn, onChanged }: { readonly isOn: boolean; readonly onChanged: () => void }) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const id = useId()
  const { isOfWholeStreet } = useAccount()
  const [{ fetching }, execute] = useMutation(SetPublishingTakesTwoDocument)
  const change = async (two: boolean) => {
    const { data } = await withSession(session, () => execute({ two }))
    const answer = data?.setPublishingTakesTwo
    if (answer?.__typename === 'PublishingTakes') {
      void message.success(t(answer.two ? 'requests.twoOn' : 'requests.twoOff'))
      onChanged()
    } else void message.error(answer?.message ?? t('staff:failed'))
  }
  if (!isOfWholeStreet) {
    return <p className="soft">{t(isOn ? 'requests.takesTwo' : 'requests.takesOne')}</p>
  }
  return (
    <p className="takes-two">
      <Switch id={id} checked={isOn} loading={fetching} onChange={(two) => void change(two)} />
      <label htmlFor={id}>{t('requests.two')}</label>
    </p>
  )
}

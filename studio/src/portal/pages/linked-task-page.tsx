import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useQuery } from 'urql'
import {
  CompleteLinkedTaskDocument,
  LinkedTaskDocument,
  type LinkedTaskQuery,
} from '../../api/documents.ts'
import { FormView } from '../../form-view/form-view.tsx'
import type { ShownProblem } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { newKey } from '../../ui/new-key.ts'
import { Link } from '../address/link.tsx'
import { usePathText } from '../address/place.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'
import { usePreferences } from '../preferences.ts'

type Linked = NonNullable<LinkedTaskQuery['linkedTask']>

/** What the link of a text message asks, answered without signing in; once. */
export function LinkedTaskPage() {
  const { t } = useTranslation(['portal', 'linked'])
  const token = usePathText('token')
  const [isDone, setIsDone] = useState(false)
  const [{ data, error }, reload] = useQuery({
    query: LinkedTaskDocument,
    variables: { token },
    requestPolicy: 'network-only',
  })
  if (isDone) return <Said title={t('linked:thanks')} text={t('linked:thanksText')} />
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const linked = data.linkedTask
  if (linked === null) return <Said title={t('linked:unknown')} text={t('linked:unknownText')} />
  if (linked.isDone) return <Said title={t('linked:done')} text={t('linked:doneText')} />
  if (!linked.isOpen) return <Said title={t('linked:over')} text={t('linked:overText')} />
  return <Asked token={token} linked={linked} onDone={() => setIsDone(true)} />
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation(['portal', 'linked'])
  return (
    <div className="sheet" role="status">
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <Link to="/track" className="button">
        {t('track.title')}
      </Link>
    </div>
  )
}

interface AskedProps {
  readonly token: string
  readonly linked: Linked
  readonly onDone: () => void
}

function Asked({ token, linked, onDone }: AskedProps) {
  const { t, i18n } = useTranslation(['portal', 'linked'])
  const services = usePortalFormServices()
  const { isElder } = usePreferences()
  const complete = useComplete(token, onDone)
  const { title, service, number } = linked
  return (
    <div className="sheet">
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{t('linked:about', { service, number })}</p>
      <FormView
        form={formOf(linked)}
        name={`linked-${number}`}
        paged={isElder}
        locale={localeOf(i18n)}
        services={services}
        actions={linked.outcomes.map(({ id, title: label, tone }) => ({
          ...{ id, label },
          tone: tone === 'primary' || tone === 'danger' ? tone : undefined,
        }))}
        onSubmit={complete}
      />
    </div>
  )
}

/** Sends the answer under one key for the life of the page, so that pressing again after a lost answer counts once. */
function useComplete(token: string, onDone: () => void) {
  const client = useClient()
  const { t } = useTranslation(['portal', 'linked'])
  const [key] = useState(newKey)
  return async (
    answers: JsonObject,
    outcome: string,
  ): Promise<readonly ShownProblem[] | undefined> => {
    const input = { token, outcome, answers, key }
    const { data } = await client.mutation(CompleteLinkedTaskDocument, { input }).toPromise()
    const result = data?.completeLinkedTask
    if (result === undefined) return [{ field: '', sentence: t('check.unsent') }]
    if (result.__typename === 'LinkedTaskDone') {
      onDone()
      return undefined
    }
    if (result.__typename !== 'InvalidSubmission') return [{ field: '', sentence: result.message }]
    return result.problems.map(({ field, message }) => ({ field, sentence: message }))
  }
}

function formOf({ form, title }: Linked): FormDefinition {
  // The server sends only forms its parser let through.
  if (form !== null) return form as unknown as FormDefinition
  return { title: { 'zh-CN': title }, schema: { type: 'object', properties: {} } }
}

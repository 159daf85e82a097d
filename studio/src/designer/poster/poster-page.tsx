import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Alert, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { OrgTreeDocument } from '../../api/documents.ts'
import { startAddress } from '../../document/start-address.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { definitionPath, newestOf } from '../definitions/definition-detail.ts'
import { useDefinitionDetail } from '../definitions/use-definition-detail.ts'
import { pathOf } from '../org/tree-rows.ts'
import { PhoneField, usePrintedPhone } from './phone-field.tsx'
import { Poster } from './poster.tsx'
import './poster.css'

/** Sheets of A4 for the door of each building: the code that opens a form of a service, with the place filled in already. */
export function PosterPage() {
  const { t } = useTranslation('poster')
  const id = useParam('definitionId')
  const formId = useParam('formId')
  const { definition: detail, error, reload } = useDefinitionDetail(id)
  if (detail === undefined) {
    return error === undefined ? <Delayed /> : <LoadTrouble error={error} retry={reload} />
  }
  // What residents can open is what was published.
  const newest = newestOf(detail?.versions ?? [])
  const definition = (newest?.body ?? null) as Definition | null
  const back = `${definitionPath(id)}?tab=forms&form=${encodeURIComponent(formId)}`
  return (
    <div className="page poster-page">
      <StaffLink className="back-link" to={back}>
        <ArrowLeftOutlined aria-hidden="true" /> {detail?.title ?? t('title')}
      </StaffLink>
      {definition?.forms[formId] === undefined ? (
        <EmptyList title={t('unpublished')} advice={t('unpublishedAdvice')} action={null} />
      ) : (
        <PosterSheets definition={definition} formId={formId} />
      )}
    </div>
  )
}

interface PosterSheetsProps {
  readonly definition: Definition
  readonly formId: string
}

function PosterSheets({ definition, formId }: PosterSheetsProps) {
  const { t, i18n } = useTranslation('poster')
  const locale = localeOf(i18n)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [phone, setPhone] = usePrintedPhone()
  const [{ data }] = useQuery({ query: OrgTreeDocument })
  const nodes = (data?.orgTree ?? []).filter(({ isClosed, isTeam }) => !isClosed && !isTeam)
  const fields = useId()
  const form = definition.forms[formId]
  const title = textIn(definition.title, locale)
  usePageTitle(t('of', { title }))
  const isOpen = definition.triggers.some(
    (each) => each.kind === 'form' && each.form === formId && each.by.includes('resident'),
  )
  const street = nodes.find(({ parentId }) => parentId === null)?.name ?? ''
  const sheets = chosen.length === 0 ? [null] : chosen
  return (
    <>
      <div className="page-head poster-tools">
        <h1>{t('title')}</h1>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('print', { count: sheets.length })}
        </Button>
      </div>
      <div className="poster-tools poster-fields">
        <div className="field-entry">
          <label htmlFor={`${fields}-nodes`}>{t('places')}</label>
          <Select<string[]>
            id={`${fields}-nodes`}
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('noPlace')}
            value={[...chosen]}
            options={nodes.map((node) => ({
              value: node.id,
              label: pathOf(nodes, node.id).join(' · '),
            }))}
            onChange={setChosen}
          />
          <p className="soft">{t('placesHelp')}</p>
        </div>
        <PhoneField value={phone} onChange={setPhone} />
      </div>
      {!isOpen && <Alert className="poster-tools" type="warning" showIcon title={t('closed')} />}
      {sheets.map((nodeId) => (
        <Poster
          key={nodeId ?? 'street'}
          title={title}
          subtitle={form === undefined ? '' : textIn(form.title, locale)}
          place={nodeId === null ? null : pathOf(nodes, nodeId).join(' ')}
          address={startAddress(window.location.origin, { id: definition.id, formId, nodeId })}
          street={street}
          phone={phone}
        />
      ))}
    </>
  )
}

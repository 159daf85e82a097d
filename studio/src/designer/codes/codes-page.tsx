import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevicesDocument, OrgTreeDocument } from '../../api/documents.ts'
import { StaffLink, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { pathOf } from '../org/tree-rows.ts'
import { PhoneField, usePrintedPhone } from '../poster/phone-field.tsx'
import { doorsUnder } from './doors-under.ts'
import { Sticker } from './sticker.tsx'
import { useCodes } from './use-codes.ts'
import '../poster/poster.css'
import './codes.css'

/** Sheets of stickers for doors and devices: who scans one is where it hangs. The codes of what the address names are ready to be made. */
export function CodesPage() {
  const { t } = useTranslation(['poster', 'org', 'studio'])
  const query = useQueryString()
  const [nodeIds, setNodeIds] = useState<readonly string[]>(listIn(query, 'nodes'))
  const [deviceIds, setDeviceIds] = useState<readonly string[]>(listIn(query, 'devices'))
  const [{ data, error }, reload] = useQuery({ query: OrgTreeDocument })
  const [{ data: held }] = useQuery({ query: DevicesDocument })
  const { codes, problem, isBusy, take, renew } = useCodes()
  const [phone, setPhone] = usePrintedPhone()
  const count = nodeIds.length + deviceIds.length
  usePageTitle(t('codes.title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const nodes = data.orgTree
  const more = doorsUnder(nodes, nodeIds)
  const open = nodes.filter(({ isClosed, isTeam, mayChange }) => !isClosed && !isTeam && mayChange)
  const isOfDevices = query.has('devices')
  return (
    <div className="page codes-page">
      <StaffLink className="back-link poster-tools" to={isOfDevices ? '/devices' : '/org'}>
        <ArrowLeftOutlined aria-hidden="true" />{' '}
        {t(isOfDevices ? 'studio:devices.title' : 'org:tree.title')}
      </StaffLink>
      <div className="page-head poster-tools">
        <h1>{t('codes.title')}</h1>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden="true" />}
          disabled={codes.length === 0}
          onClick={() => window.print()}
        >
          {t('codes.print', { count: codes.length })}
        </Button>
      </div>
      <p className="soft poster-tools">{t('codes.about')}</p>
      <div className="poster-tools poster-fields">
        <Choice
          label={t('codes.doors')}
          value={nodeIds}
          options={open.map(({ id }) => ({ value: id, label: pathOf(nodes, id).join(' · ') }))}
          onChange={setNodeIds}
        />
        <Choice
          label={t('codes.devices')}
          value={deviceIds}
          options={(held?.devices ?? [])
            .filter(({ mayHaveCode }) => mayHaveCode)
            .map(({ id, name, place }) => ({ value: id, label: `${name} · ${place}` }))}
          onChange={setDeviceIds}
        />
        <PhoneField value={phone} onChange={setPhone} />
      </div>
      <div className="poster-tools codes-deeds">
        {more.length > 0 && (
          <Button onClick={() => setNodeIds([...nodeIds, ...more])}>
            {t('codes.under', { count: more.length })}
          </Button>
        )}
        <Button
          type={codes.length === 0 ? 'primary' : 'default'}
          disabled={count === 0}
          loading={isBusy}
          onClick={() => void take({ nodeIds, deviceIds })}
        >
          {t('codes.take', { count })}
        </Button>
      </div>
      {problem !== null && (
        <Alert className="poster-tools" type="error" showIcon role="alert" title={problem} />
      )}
      <div className="stickers">
        {codes.map((code) => (
          <Sticker
            key={code.code}
            code={code}
            phone={phone}
            onRenew={() => void renew(code.code)}
          />
        ))}
      </div>
    </div>
  )
}

/** Ids that the address names; a name of the query stands there once. */
function listIn(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter((id) => id !== '')
}

interface ChoiceProps {
  readonly label: string
  readonly value: readonly string[]
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (next: readonly string[]) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation('poster')
  const id = useId()
  return (
    <div className="field-entry">
      <label htmlFor={id}>{label}</label>
      <Select<string[]>
        id={id}
        mode="multiple"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('codes.none')}
        maxTagCount={6}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  )
}

import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DevicesDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { CopyLink } from '../../staff/copy-link.tsx'
import { EmptyList, NothingFound } from '../../staff/empty-list.tsx'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { useTyped } from '../../staff/use-typed.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import type { DeviceRow } from './device-row.ts'
import { TestReading } from './test-reading.tsx'

/** The street's devices: what they are, where, when they last spoke; each can be sent a signed test reading. */
export function DevicesPage() {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: DevicesDocument,
    requestPolicy: 'cache-and-network',
  })
  const [tested, setTested] = useState<DeviceRow | null>(null)
  const go = useGo()
  const text = useQueryString().get('q') ?? ''
  const search = (next: string) => {
    go(next === '' ? '/devices' : `/devices?q=${encodeURIComponent(next)}`, { replace: true })
  }
  const [typed, setTyped] = useTyped(text, search)
  usePageTitle(t('devices.title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const shown = data.devices.filter((device) => matches(device, text))
  const printable = shown.filter(({ mayHaveCode }) => mayHaveCode).slice(0, AT_ONCE)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('devices.title')}</h1>
        {printable.length > 0 && (
          <StaffLink to={codesPath(printable)}>
            {t('devices.codes', { count: printable.length })}
          </StaffLink>
        )}
      </div>
      <search className="inbox-filters" aria-label={t('devices.search')}>
        <Input
          className="inbox-text"
          aria-label={t('devices.search')}
          placeholder={t('devices.search')}
          value={typed}
          allowClear
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      {shown.length === 0 ? (
        <NoDevice isSought={text !== ''} onClear={() => search('')} />
      ) : (
        <ul className="task-list">
          {shown.map((device) => (
            <DeviceItem key={device.id} device={device} onTest={() => setTested(device)} />
          ))}
        </ul>
      )}
      {tested !== null && (
        <TestReading
          key={tested.id}
          device={tested}
          onClose={() => {
            setTested(null)
            reload({ requestPolicy: 'network-only' })
          }}
        />
      )}
    </div>
  )
}

/** So many codes are made at once. */
const AT_ONCE = 200

function codesPath(devices: readonly DeviceRow[]): string {
  return `/codes?devices=${encodeURIComponent(devices.map(({ id }) => id).join(','))}`
}

interface NoDeviceProps {
  readonly isSought: boolean
  readonly onClear: () => void
}

/** Devices are entered where the service is run, by nobody on this page. */
function NoDevice({ isSought, onClear }: NoDeviceProps) {
  const { t } = useTranslation('studio')
  if (isSought) return <NothingFound onClear={onClear} />
  return <EmptyList title={t('devices.none')} advice={t('devices.noneAdvice')} action={null} />
}

interface DeviceItemProps {
  readonly device: DeviceRow
  readonly onTest: () => void
}

function DeviceItem({ device, onTest }: DeviceItemProps) {
  const { t, i18n } = useTranslation(['studio', 'staff'])
  const now = useNow()
  const type = t(`staff:deviceType.${device.type}` as never, { defaultValue: device.type })
  return (
    <li className="device-row">
      <div>
        <strong>{device.name}</strong>
        <div className="soft">{device.id}</div>
      </div>
      <div>{String(type)}</div>
      <div>{device.place}</div>
      <div className="soft">
        {device.lastSeenAt === null ? (
          t('devices.neverSeen')
        ) : (
          <time dateTime={device.lastSeenAt}>
            {t('devices.lastSeen', { time: dateTimeText(device.lastSeenAt, now, localeOf(i18n)) })}
          </time>
        )}
      </div>
      <CopyLink path={`/studio/devices?q=${encodeURIComponent(device.id)}`} of={device.name} />
      <Button onClick={onTest} aria-label={t('devices.testOf', { name: device.name })}>
        {t('devices.test')}
      </Button>
    </li>
  )
}

function matches(device: DeviceRow, text: string): boolean {
  const wanted = text.toLowerCase()
  return [device.name, device.id, device.place].some((part) => part.toLowerCase().includes(wanted))
}

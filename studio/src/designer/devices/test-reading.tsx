import { isJsonObject, type JsonValue } from '@linli/schemas/json'
import { Alert, Button, Drawer, Input } from 'antd'
import type { TFunction } from 'i18next'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SendTestReadingDocument } from '../../api/documents.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import type { DeviceRow } from './device-row.ts'

interface TestReadingProps {
  readonly device: DeviceRow
  readonly onClose: () => void
}

type Result =
  | { readonly kind: 'sent'; readonly status: number; readonly answer: JsonValue }
  | { readonly kind: 'failed'; readonly message: string }

/** Sends a reading in the device's name through the real, signed webhook; what comes of it is real, and so it says. */
export function TestReading({ device, onClose }: TestReadingProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const [text, setText] = useState(() => JSON.stringify(current(device.sample), null, 2))
  const [result, setResult] = useState<Result | null>(null)
  const [{ fetching }, send] = useMutation(SendTestReadingDocument)
  const id = useId()
  const reading = parse(text)
  const submit = async () => {
    if (reading === undefined) return
    const { data, error } = await send({ input: { deviceId: device.id, reading } })
    const answer = data?.sendTestReading
    if (answer?.__typename === 'TestReadingSent') {
      setResult({ kind: 'sent', status: answer.status, answer: answer.answer })
    } else {
      const message = answer?.message ?? t(error?.networkError ? 'staff:offline' : 'staff:failed')
      setResult({ kind: 'failed', message })
    }
  }
  return (
    <Drawer
      open
      size="min(520px, 100vw)"
      title={t('devices.testOf', { name: device.name })}
      onClose={onClose}
    >
      <div className="test-reading">
        <Alert type="warning" showIcon title={t('devices.testIsReal')} />
        <label htmlFor={id}>{t('devices.reading')}</label>
        <Input.TextArea
          id={id}
          className="code-area"
          value={text}
          spellCheck={false}
          autoSize={{ minRows: 8, maxRows: 18 }}
          aria-invalid={reading === undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {reading === undefined && (
          <p className="reading-problem" role="alert">
            {t('devices.notJson')}
          </p>
        )}
        <Button
          type="primary"
          size="large"
          loading={fetching}
          disabled={reading === undefined}
          onClick={() => void submit()}
        >
          {t('devices.send')}
        </Button>
        <div role="status">{result !== null && <ResultView result={result} />}</div>
      </div>
    </Drawer>
  )
}

function ResultView({ result }: { readonly result: Result }) {
  const { t } = useTranslation('studio')
  if (result.kind === 'failed') return <Alert type="error" showIcon title={result.message} />
  const isAccepted = result.status >= 200 && result.status < 300
  return (
    <Alert
      type={isAccepted ? 'success' : 'error'}
      showIcon
      title={t(isAccepted ? 'devices.accepted' : 'devices.refused', { status: result.status })}
      description={
        <>
          {isAccepted && <p className="answer-meaning">{meaningOf(result.answer, t)}</p>}
          <pre className="answer-json">{JSON.stringify(result.answer, null, 2)}</pre>
          {isAccepted && <StaffLink to="/instances">{t('devices.toInstances')}</StaffLink>}
        </>
      }
    />
  )
}

/** A sample that says when it occurred says now: an alarm of long ago would mislead whoever receives it. */
function current(sample: JsonValue): JsonValue {
  if (!isJsonObject(sample) || typeof sample.occurredAt !== 'string') return sample
  return { ...sample, occurredAt: new Date().toISOString() }
}

/** What came of the reading, in a sentence; the answer itself stands below it. */
function meaningOf(answer: JsonValue, t: TFunction<'studio'>): string {
  const kind = isJsonObject(answer) ? answer.kind : undefined
  if (kind === 'started') return t('devices.started')
  if (kind === 'signalled') return t('devices.signalled')
  if (kind === 'ignored') return t('devices.ignored')
  return ''
}

/** Undefined where the text is not JSON. */
function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

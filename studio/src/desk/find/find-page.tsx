import { Alert, Button, Input } from 'antd'
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { CaseByNumberDocument } from '../../api/documents.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { instancePath } from '../task-path.ts'
import { canScan, scanWith } from './qr-camera.ts'
import { scannedTarget } from './scanned-target.ts'

/** Leads from the paper in her hand to its case, and from the door or device before her to what is open there: by the code on it where the
 *  browser reads codes, a case by its number everywhere. */
export function FindPage() {
  const { t } = useTranslation('desk')
  const [trouble, setTrouble] = useState<string | null>(null)
  const open = useOpenCase(setTrouble)
  const id = useId()
  usePageTitle(t('find.title'))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = new FormData(event.currentTarget).get('number')
    void open(typeof text === 'string' ? text : '')
  }
  return (
    <div className="page find-page">
      <div className="page-head">
        <h1>{t('find.title')}</h1>
      </div>
      {trouble !== null && <Alert type="warning" showIcon role="alert" title={trouble} />}
      <form className="card find-form" onSubmit={submit}>
        <label htmlFor={id}>{t('find.number')}</label>
        <Input
          id={id}
          name="number"
          size="large"
          autoComplete="off"
          placeholder="TS20261121-0007"
        />
        <Button type="primary" size="large" htmlType="submit">
          {t('find.open')}
        </Button>
      </form>
      <Scanner onFound={(text) => void open(text)} onTrouble={setTrouble} />
    </div>
  )
}

function useOpenCase(say: (trouble: string | null) => void): (text: string) => Promise<void> {
  const { t } = useTranslation('desk')
  const client = useClient()
  const go = useGo()
  return async (text) => {
    const target = scannedTarget(text, window.location.origin)
    if (target === null) return say(t('find.unreadable'))
    if ('id' in target) return go(instancePath(target.id))
    if ('code' in target) return go(`/at/${target.code}`)
    const { data } = await client
      .query(CaseByNumberDocument, target, { requestPolicy: 'network-only' })
      .toPromise()
    if (data === undefined) return say(t('task.failed'))
    const found = data.instances.edges[0]?.node.id
    if (found === undefined) return say(t('find.nothing', target))
    go(instancePath(found))
  }
}

interface ScannerProps {
  readonly onFound: (text: string) => void
  readonly onTrouble: (trouble: string | null) => void
}

/** Nothing where the browser reads no codes. */
function Scanner({ onFound, onTrouble }: ScannerProps) {
  const { t } = useTranslation('desk')
  const video = useRef<HTMLVideoElement>(null)
  const [isOffered, setIsOffered] = useState(false)
  const [scanning, setScanning] = useState<AbortController | null>(null)
  useEffect(() => {
    void canScan().then(setIsOffered)
  }, [])
  useEffect(() => () => scanning?.abort(), [scanning])
  const scan = async () => {
    const stop = new AbortController()
    setScanning(stop)
    onTrouble(null)
    const found = await look(video, stop.signal).catch(() => {
      onTrouble(t('find.noCamera'))
      return null
    })
    setScanning(null)
    if (found !== null) onFound(found)
  }
  if (!isOffered) return null
  return (
    <section className="card find-camera" aria-label={t('find.scan')}>
      <video ref={video} muted playsInline hidden={scanning === null} />
      {scanning === null ? (
        <Button size="large" onClick={() => void scan()}>
          {t('find.scan')}
        </Button>
      ) : (
        <Button size="large" onClick={() => scanning.abort()}>
          {t('find.stop')}
        </Button>
      )}
    </section>
  )
}

async function look(
  video: RefObject<HTMLVideoElement | null>,
  signal: AbortSignal,
): Promise<string | null> {
  if (video.current === null) return null
  const leads = (text: string) => scannedTarget(text, window.location.origin) !== null
  return scanWith(video.current, signal, leads)
}

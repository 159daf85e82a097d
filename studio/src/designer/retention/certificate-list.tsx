import { Button } from 'antd'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { type ErasureFieldsFragment, MoreErasuresDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { exactText } from '../../staff/time-text.ts'
import { download } from '../../ui/download.ts'

/** As many as come at once. */
const PAGE = 50

/** Certificates of what was erased, newest first; each is printed alone, and handed out byte for byte. */
export function CertificateList({
  erasures,
}: {
  readonly erasures: readonly ErasureFieldsFragment[]
}) {
  const { t } = useTranslation('studio')
  const client = useClient()
  const [older, setOlder] = useState<readonly ErasureFieldsFragment[]>([])
  const [printed, setPrinted] = useState<number | null>(null)
  const all = [...erasures, ...older]
  const last = all.at(-1)?.number ?? 1
  const more = async () => {
    const { data } = await client.query(MoreErasuresDocument, { below: last }).toPromise()
    if (data !== undefined) setOlder([...older, ...data.erasures])
  }
  const print = (number: number) => {
    flushSync(() => setPrinted(number))
    window.print()
    setPrinted(null)
  }
  return (
    <section
      aria-labelledby="retention-certificates"
      className={`retention-section${printed === null ? '' : ' retention-printing'}`}
    >
      <h2 id="retention-certificates">{t('retention.certificates')}</h2>
      <ul className="retention-list">
        {all.map((erasure) => (
          <li
            key={erasure.number}
            className={`card retention-item${printed === erasure.number ? ' retention-printed' : ''}`}
          >
            <Certificate erasure={erasure} onPrint={() => print(erasure.number)} />
          </li>
        ))}
      </ul>
      {all.length >= PAGE && last > 1 && (
        <Button onClick={() => void more()}>{t('retention.older')}</Button>
      )}
    </section>
  )
}

interface CertificateProps {
  readonly erasure: ErasureFieldsFragment
  readonly onPrint: () => void
}

function Certificate({ erasure, onPrint }: CertificateProps) {
  const { t, i18n } = useTranslation(['studio', 'staff'])
  const locale = localeOf(i18n)
  const { number, title, version, days, cases, hash, body } = erasure
  const facts = [
    [
      'rule',
      t(erasure.erase === 'marked' ? 'retention.rule' : 'retention.ruleSensitive', { days }),
    ],
    ['definition', `${title} · ${t('retention.version', { number: version })}`],
    [
      'cases',
      t('retention.certificate.casesText', {
        ...{ count: cases.length, numbers: cases.join(t('staff:instances.separator')) },
      }),
    ],
    ['ended', `${exactText(erasure.endedFrom, locale)} – ${exactText(erasure.endedUntil, locale)}`],
    [
      'what',
      t('retention.certificate.counts', {
        ...{ values: erasure.values, files: erasure.files, notices: erasure.notices },
      }),
    ],
    ['at', exactText(erasure.at, locale)],
    [
      'by',
      t(erasure.by === 'job' ? 'retention.certificate.job' : 'retention.certificate.official'),
    ],
    ['hash', hash],
  ] as const
  return (
    <>
      <h3>{t('retention.certificate.title', { number })}</h3>
      <dl className="retention-facts">
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{t(`retention.certificate.${fact}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="retention-buttons">
        <Button onClick={onPrint}>{t('retention.certificate.print')}</Button>
        <Button
          onClick={() =>
            download(
              `${t('retention.certificate.title', { number })}.json`,
              new Blob([body], { type: 'application/json' }),
            )
          }
        >
          {t('retention.certificate.download')}
        </Button>
      </div>
    </>
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { changedParts, lineDiff } from './line-diff.ts'

interface DiffViewProps {
  readonly before: string
  readonly after: string
}

const AROUND = 3

/** Which lines went and which came; sign and colour say the same. */
export function DiffView({ before, after }: DiffViewProps) {
  const { t } = useTranslation('studio')
  const parts = useMemo(() => changedParts(lineDiff(before, after), AROUND), [before, after])
  if (parts.length === 0) return <p className="soft">{t('diff.none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="diff" aria-label={t('diff.title')} tabIndex={0}>
      {parts.map((line, index) =>
        line === null ? (
          <div key={index} className="diff-gap" aria-hidden="true">
            ···
          </div>
        ) : (
          <div key={index} className={`diff-line diff-${line.kind}`}>
            <span className="diff-number">{line.number}</span>
            <span className="diff-sign">{SIGNS[line.kind]}</span>
            <span className="diff-text">{line.text}</span>
          </div>
        ),
      )}
    </section>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

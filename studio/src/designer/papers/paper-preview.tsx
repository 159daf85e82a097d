import type { WrittenPart } from '@linli/runtime/core'
import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { samplePaper } from '../../document/papers/sample-paper.ts'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'

/** Papers are Chinese, whatever language they are looked at in. */
const SEAL = '（盖章处）'

interface PaperPreviewProps {
  readonly definition: Definition
  readonly paper: PaperDefinition
}

/** The words of the paper for a case of people who do not exist. */
export function PaperPreview({ definition, paper }: PaperPreviewProps) {
  const { t } = useTranslation('papers')
  const [seed, setSeed] = useState(1)
  const written = useMemo(
    () => samplePaper(definition, paper, { street: FICTIONAL_STREET, seed }),
    [definition, paper, seed],
  )
  return (
    <section className="paper-preview" aria-label={t('preview')}>
      <div className="paper-preview-bar">
        <h2>{t('preview')}</h2>
        <Button size="small" onClick={() => setSeed(seed + 1)}>
          {t('otherAnswers')}
        </Button>
      </div>
      <p className="soft">{t('previewHelp')}</p>
      <article className="paper-sheet" lang="zh-CN">
        <p className="paper-street">{FICTIONAL_STREET.tenant.name['zh-CN']}</p>
        <h3>{written.title}</h3>
        {written.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
        {written.signatures.map((who, index) => (
          <p key={index} className="paper-signature">
            {who}
          </p>
        ))}
        <p className="paper-seal">
          {FICTIONAL_STREET.tenant.name['zh-CN']}
          <br />
          {SEAL}
        </p>
      </article>
    </section>
  )
}

function Part({ part }: { readonly part: WrittenPart }) {
  switch (part.kind) {
    case 'heading':
      return <h4>{part.text}</h4>
    case 'text':
      return part.text.split('\n').map((line, index) => <p key={index}>{line}</p>)
    case 'table':
      return part.rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              {part.titles.map((title, index) => (
                <th key={index} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

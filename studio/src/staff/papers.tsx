import { FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InstanceDetail } from './use-instance.ts'

/** The papers of a case that there are by now, as PDF. */
export function Papers({ instance }: { readonly instance: InstanceDetail }) {
  const { t } = useTranslation('staff')
  const { id, endedAs, erasedAt, papers } = instance
  if (erasedAt !== null) return null
  const files = [
    { kind: 'acceptance', words: t('papers.acceptance'), number: '' },
    ...papers.map(({ kind, title, number }) => ({ kind, words: title, number })),
    ...(endedAs === 'done' ? [{ kind: 'closing', words: t('papers.closing'), number: '' }] : []),
  ]
  return files.map(({ kind, words, number }) => (
    <Button
      key={kind}
      icon={<FilePdfOutlined />}
      href={`/files/papers/${encodeURIComponent(id)}/${encodeURIComponent(kind)}`}
      download
    >
      {words} {number}
    </Button>
  ))
}

import { FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { InstanceDetail } from './use-instance.ts'

/** The papers of a case that there are by now, as PDF. */
export function Papers({ instance }: { readonly instance: InstanceDetail }) {
  const { t } = useTranslation('staff')
  const { id, endedAs, erasedAt } = instance
  if (erasedAt !== null) return null
  const kinds =
    endedAs === 'done' ? (['acceptance', 'closing'] as const) : (['acceptance'] as const)
  return kinds.map((kind) => (
    <Button
      key={kind}
      icon={<FilePdfOutlined />}
      href={`/files/papers/${encodeURIComponent(id)}/${kind}`}
      download
    >
      {t(`papers.${kind}`)}
    </Button>
  ))
}

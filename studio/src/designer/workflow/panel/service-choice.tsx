import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionListDocument } from '../../../api/documents.ts'
import { Choice } from '../../parts/choice.tsx'
import { useWorkflow } from '../workflow-context.ts'

interface ServiceChoiceProps {
  readonly label: string
  /** Id of a definition. */
  readonly value: string
  readonly onChange: (next: string) => void
}

/** One of the street's published services but this one, which may not start itself. */
export function ServiceChoice({ label, value, onChange }: ServiceChoiceProps) {
  const { t } = useTranslation('workflow')
  const { definitionId } = useWorkflow()
  const [{ data }] = useQuery({ query: DefinitionListDocument })
  const options = (data?.definitions ?? [])
    .filter((each) => each.versions.length > 0 && each.definitionId !== definitionId)
    .map((each) => ({ value: each.definitionId, label: each.title }))
  const isKnown = options.some((each) => each.value === value)
  return (
    <>
      <Choice label={label} value={value} options={options} onChange={onChange} />
      {data !== undefined && !isKnown && <p className="part-problem">{t('child.unknown')}</p>}
    </>
  )
}

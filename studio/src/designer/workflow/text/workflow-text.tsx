import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWording } from '../../use-wording.ts'
import { useWorkflow } from '../workflow-context.ts'
import { workflowSentences } from './workflow-sentences.ts'

/** The flow as numbered sentences: for those who see no picture, and for paper. */
export function WorkflowText() {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { definition, diagram, select } = useWorkflow()
  const steps = useMemo(
    () => workflowSentences(definition, diagram, wording),
    [definition, diagram, wording],
  )
  return (
    <section className="workflow-text" aria-label={t('text.title')}>
      <Button
        className="workflow-print"
        icon={<PrinterOutlined aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('text.print')}
      </Button>
      <ol>
        {steps.map(({ uid, title, level, sentences }) => (
          <li key={uid} style={{ marginLeft: `${level}rem` }}>
            <button
              type="button"
              className="link-button"
              onClick={() => select({ state: uid, part: null, way: null })}
            >
              {title}
            </button>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

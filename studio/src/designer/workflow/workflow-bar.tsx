import { ReadOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WHOLE } from '../../document/place-of.ts'
import { FindDialog } from './find-dialog.tsx'
import type { View } from './selection.ts'
import { useWorkflow } from './workflow-context.ts'

interface WorkflowBarProps {
  readonly view: View
}

/** Which view, looking for something (Ctrl+F), and the flow as text. */
export function WorkflowBar({ view }: WorkflowBarProps) {
  const { t } = useTranslation('workflow')
  const { select, selection } = useWorkflow()
  const isReading = selection.as === 'text'
  const [isFinding, setIsFinding] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f'
      if (!isFind || event.shiftKey || event.altKey) return
      event.preventDefault()
      setIsFinding(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className="workflow-bar">
      <fieldset className="workflow-views">
        <legend className="visually-hidden">{t('view.title')}</legend>
        {(['simple', 'pro'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="workflow-view"
            aria-pressed={view === each && !isReading}
            onClick={() => select({ view: each, as: null })}
          >
            {t(`view.${each}`)}
          </button>
        ))}
      </fieldset>
      <Button icon={<SearchOutlined aria-hidden="true" />} onClick={() => setIsFinding(true)}>
        {t('find.button')}
      </Button>
      <Button
        icon={<ReadOutlined aria-hidden="true" />}
        aria-pressed={isReading}
        onClick={() => select({ as: isReading ? null : 'text' })}
      >
        {t('text.button')}
      </Button>
      <Button
        icon={<SettingOutlined aria-hidden="true" />}
        aria-pressed={selection.state === WHOLE}
        onClick={() => select({ state: WHOLE, part: null, way: null })}
      >
        {t('whole.button')}
      </Button>
      {isFinding && <FindDialog onClose={() => setIsFinding(false)} />}
    </div>
  )
}

import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../staff/dialog.tsx'
import { findInWorkflow } from './find-in-workflow.ts'
import { useWorkflow } from './workflow-context.ts'

const MOST = 50

/** Looks for words in names, people, time limits and conditions; what is chosen is shown. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('workflow')
  const { diagram, select } = useWorkflow()
  const [words, setWords] = useState('')
  const found = useMemo(() => findInWorkflow(diagram, words), [diagram, words])
  const go = (index: number) => {
    const one = found[index]
    if (one === undefined) return
    select({ state: one.state, way: one.way, part: null })
    onClose()
  }
  return (
    <Dialog open title={t('find.title')} footer={null} onCancel={onClose}>
      <Input
        autoFocus
        aria-label={t('find.words')}
        placeholder={t('find.words')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) go(0)
        }}
      />
      <p className="soft" role="status">
        {words.trim() === '' ? t('find.help') : t('find.count', { count: found.length })}
      </p>
      <ul className="find-list">
        {found.slice(0, MOST).map((one, index) => (
          <li key={`${one.state} ${one.way}`}>
            <button type="button" className="find-row" onClick={() => go(index)}>
              <strong>{one.title}</strong>
              {one.said !== '' && <span className="soft">{one.said}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

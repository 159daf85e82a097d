import type { Definition } from '@linli/schemas/definition'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connect } from '../../document/workflow/edit-ways.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { useWording } from '../use-wording.ts'
import { titleIn } from './step-summary.ts'
import { makeBy, useTitleOf } from './use-editing.ts'
import { useWorkflow } from './workflow-context.ts'

interface ConnectDialogProps {
  readonly uid: string
  readonly onClose: () => void
}

/** Draws a way from a step to another one that is looked for by name: what a mouse does by dragging. */
export function ConnectDialog({ uid, onClose }: ConnectDialogProps) {
  const { t } = useTranslation('workflow')
  const wording = useWording()
  const { definition, placed, edit, select, say } = useWorkflow()
  const titleOf = useTitleOf(definition)
  const [words, setWords] = useState('')
  const targets = placed
    .filter(({ state, uid: each }) => each !== uid && state.type !== 'history')
    .map((place) => ({ place, title: titleIn(place.state, wording) }))
    .filter(({ title }) => title.toLowerCase().includes(words.trim().toLowerCase()))
  const choose = (to: string) => {
    const [from, target] = [titleOf(uid), titleOf(to)]
    const draw = (now: Definition) => connect(now, { from: uid, to, wakes: { kind: 'next' } })
    const made = makeBy(edit, draw, { key: 'connect', what: `${from} → ${target}` })
    onClose()
    if (made === null) return
    select({ state: uid, part: null, way: made.pointer })
    say(t('said.connected', { from, to: target }))
  }
  return (
    <Dialog
      open
      title={t('connect.title', { from: titleOf(uid) })}
      footer={null}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={t('connect.words')}
        placeholder={t('connect.words')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={(event) => {
          const first = targets[0]
          if (first !== undefined && !event.nativeEvent.isComposing) choose(first.place.uid)
        }}
      />
      <p className="soft" role="status">
        {t('connect.count', { count: targets.length })}
      </p>
      <ul className="find-list">
        {targets.map(({ place, title }) => (
          <li key={place.uid}>
            <button type="button" className="find-row" onClick={() => choose(place.uid)}>
              <strong>{title}</strong>
              {place.parent !== null && (
                <span className="soft">{titleIn(place.parent.state, wording)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

import type { MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { setInitial } from '../../document/workflow/edit-state.ts'
import { spotAfter } from '../../document/workflow/insert-step.ts'
import { useTitleOf } from './use-editing.ts'
import { useWorkflow } from './workflow-context.ts'

/** What may be done to a step, for its menu. */
export function useStepMenu(uid: string): MenuProps {
  const { t } = useTranslation('workflow')
  const workflow = useWorkflow()
  const { definition, deeds, select } = workflow
  const titleOf = useTitleOf(definition)
  const item = (key: keyof typeof KEYS, onClick: () => void) => ({
    key,
    label: t(`menu.${key}`),
    extra: KEYS[key],
    onClick,
  })
  return {
    items: [
      item('properties', () => select({ state: uid, part: null, way: null })),
      item('add', () => workflow.askInsert(spotAfter(definition, uid))),
      item('connect', () => workflow.askConnect(uid)),
      item('duplicate', () => deeds.duplicate(uid)),
      item('copy', () => deeds.copy(uid)),
      item('paste', () => deeds.paste(uid)),
      item('begin', () => {
        workflow.edit((now) => setInitial(now, uid), { key: 'beginHere', what: titleOf(uid) })
      }),
      { type: 'divider' },
      { ...item('delete', () => deeds.remove(uid)), danger: true },
    ],
  }
}

const KEYS = {
  properties: 'Enter',
  add: '+',
  connect: 'C',
  duplicate: 'Ctrl+D',
  copy: 'Ctrl+C',
  paste: 'Ctrl+V',
  begin: '',
  delete: 'Del',
} as const

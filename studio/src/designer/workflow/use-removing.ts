import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Removed } from '../../document/workflow/unused-parts.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { makeBy } from './use-editing.ts'
import { type EditAbout, useWorkflow } from './workflow-context.ts'

/** Takes a part out and tells whether it went; where something still names it, what does is said. */
export function useRemoving() {
  const { t, i18n } = useTranslation('workflow')
  const { message } = App.useApp()
  const { edit } = useWorkflow()
  return (remove: (now: Definition) => Removed, about: EditAbout): boolean => {
    const tried = (now: Definition) => ({ definition: now, ...remove(now) })
    const removed = makeBy(edit, tried, about)
    if (removed?.kind !== 'refused') return removed !== null
    const names = removed.by.map((title) => t('quoted', { name: textIn(title, localeOf(i18n)) }))
    const told = t('refused.named', { what: about.what ?? '', names: names.join(t('and')) })
    void message.warning(told, 8)
    return false
  }
}

import type { AssignRule, Definition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Wording } from './wording.ts'

/** Whom a rule finds, as one phrase; a post without a known name is shown by its key. */
export function assignRuleText(rule: AssignRule, definition: Definition, wording: Wording): string {
  switch (rule.strategy) {
    case 'post':
      return wording.t(`staff:post.${rule.post}`, { defaultValue: rule.post })
    case 'initiator':
      return wording.t('assign.initiator')
    case 'performer': {
      const task = definition.tasks[rule.task]
      const title = task === undefined ? rule.task : textIn(task.title, wording.locale)
      return wording.t('assign.performer', { task: title })
    }
    default:
      return unreachable(rule)
  }
}

import type { ActionDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { expressionText, quoted, quotedText } from './change-words.ts'
import type { Sentence } from './definition-finding.ts'
import type { ExpressionNames } from './expression-names.ts'
import { renderValue } from './render-expression.ts'
import type { Speaking } from './rule-text.ts'
import { ruleText } from './rule-text.ts'

/** Whose words an action is told in, and what its expressions may name. */
export interface SpeakingAction extends Speaking {
  readonly names: ExpressionNames
}

/** What an action does. */
export function actionText(action: ActionDefinition, speaking: SpeakingAction): Sentence {
  const { side } = speaking
  switch (action.type) {
    case 'set': {
      const { cel, to: field } = action.params
      const [zh, en] = expressionText(cel, speaking.names, renderValue)
      const [to, toEn] = side.calledContext(field)
      // A field that lends its title is what it is set from.
      if (zh === to && !/^\s*context\b/.test(cel)) {
        return [`记下填写的${to}`, `keep ${toEn} as answered`]
      }
      return [`把${to}记为${zh}`, `set ${toEn} to ${en}`]
    }
    case 'raise': {
      const [zh, en] = side.called('events', action.params.event)
      return [`引发事件${zh}`, `raise the event ${en}`]
    }
    case 'notify': {
      const [zh, en] = side.called('notices', action.params.notice)
      const [toZh, toEn] = ruleText(action.params.to, speaking)
      return action.params.copy === true
        ? [`抄送给${toZh}，附通知${zh}`, `copy the case to ${toEn} with the notice ${en}`]
        : [`发通知${zh}给${toZh}`, `send the notice ${en} to ${toEn}`]
    }
    case 'emit':
      return [`对外发出${quoted(action.params.event)}`, `emit ${quoted(action.params.event)}`]
    case 'cancelTimer': {
      const [zh, en] = side.called('timers', action.params.timer)
      return [`取消时限${zh}`, `cancel the timer ${en}`]
    }
    case 'log': {
      const [zh, en] = quotedText(action.params.message)
      return [`记下${zh}`, `log ${en}`]
    }
    default:
      return unreachable(action)
  }
}

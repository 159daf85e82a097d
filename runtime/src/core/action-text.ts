import type { ActionDefinition, AssignRule } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { expressionText, quoted, quotedText, same } from './change-words.ts'
import type { Side } from './compared.ts'
import type { Sentence } from './definition-finding.ts'
import type { PostTitles } from './describe-assignment.ts'
import type { ExpressionNames } from './expression-names.ts'
import { renderValue } from './render-expression.ts'

/** Whose words an action is told in. */
export interface Speaking {
  readonly side: Side
  readonly posts: PostTitles
}

/** Whose words an action is told in, and what its expressions may name. */
export interface SpeakingAction extends Speaking {
  readonly names: ExpressionNames
}

/** Whom a rule finds. */
export function ruleText(rule: AssignRule, { side, posts }: Speaking): Sentence {
  switch (rule.strategy) {
    case 'post': {
      const title: LocaleText | undefined = Object.hasOwn(posts, rule.post)
        ? posts[rule.post]
        : undefined
      return title === undefined
        ? same(quoted(rule.post))
        : [quoted(title['zh-CN']), quoted(textIn(title, 'en'))]
    }
    case 'initiator':
      return ['发起人', 'who started it']
    case 'performer': {
      const [zh, en] = side.called('tasks', rule.task)
      return [`办过${zh}的人`, `who did ${en}`]
    }
    default:
      return unreachable(rule)
  }
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

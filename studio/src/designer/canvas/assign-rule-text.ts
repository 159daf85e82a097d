import { postOf } from '@linli/runtime/core'
import type { AssignRule, Definition, PickRule } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Wording } from './wording.ts'

/** Whom a rule finds, as one phrase; a post without a known name is shown by its key. */
export function assignRuleText(rule: AssignRule, definition: Definition, wording: Wording): string {
  switch (rule.strategy) {
    case 'post':
      return pickedText(postText(rule.post, wording), rule.pick, wording)
    case 'initiator':
      return wording.t('assign.initiator')
    case 'performer': {
      const task = definition.tasks[rule.task]
      const title = task === undefined ? rule.task : textIn(task.title, wording.locale)
      return wording.t('assign.performer', { task: title })
    }
    case 'person':
      return wording.t('assign.person', { account: rule.account })
    case 'field': {
      const { properties } = definition.context.schema
      const field = Object.hasOwn(properties, rule.field) ? properties[rule.field] : undefined
      return wording.t('assign.field', { field: field?.title ?? rule.field })
    }
    case 'leader': {
      const led: AssignRule =
        rule.of === 'initiator'
          ? { strategy: 'initiator' }
          : { strategy: 'performer', task: rule.of.performerOf }
      const who = assignRuleText(led, definition, wording)
      return wording.t('assign.leader', { post: postText(rule.post, wording), who })
    }
    case 'team': {
      const post = postText(postOf(rule) ?? '', wording)
      return pickedText(wording.t('assign.team', { team: rule.team, post }), rule.pick, wording)
    }
    default:
      return unreachable(rule)
  }
}

function postText(post: string, { t }: Wording): string {
  return t(`staff:post.${post}`, { defaultValue: post })
}

function pickedText(who: string, pick: PickRule | undefined, { t }: Wording): string {
  return pick === undefined ? who : t(`assign.pick.${pick}`, { who })
}

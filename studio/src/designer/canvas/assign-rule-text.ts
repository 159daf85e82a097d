import { postOf } from '@linli/runtime/core'
import type { AssignRule, PickRule, SkillRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
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
    case 'field':
      return wording.t('assign.field', { field: fieldText(rule.field, definition) })
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
    case 'skill':
      return pickedText(skillText(rule, definition, wording), rule.pick, wording)
    default:
      return unreachable(rule)
  }
}

function skillText(
  { skill, team, post, offDuty }: SkillRule,
  definition: Definition,
  wording: Wording,
): string {
  const { t } = wording
  const of = {
    skill:
      typeof skill === 'string'
        ? postText(skill, wording)
        : t('assign.skillOfField', { field: fieldText(skill.field, definition) }),
    team: `${offDuty === true ? '' : t('assign.onDuty')}${team === undefined ? '' : `${team} `}`,
  }
  return post === undefined
    ? t('assign.skill', of)
    : t('assign.skillPost', { ...of, post: postText(post, wording) })
}

function fieldText(name: string, { context: { schema } }: Definition): string {
  const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
  return field?.title ?? name
}

function postText(post: string, { t }: Wording): string {
  return t(`staff:post.${post}`, { defaultValue: post })
}

function pickedText(who: string, pick: PickRule | undefined, { t }: Wording): string {
  return pick === undefined ? who : t(`assign.pick.${pick}`, { who })
}

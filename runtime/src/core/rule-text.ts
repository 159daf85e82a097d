import type { AssignRule, PickRule, SkillRule } from '@linli/schemas/assign-rule'
import { unreachable } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { quoted, same } from './change-words.ts'
import type { Side } from './compared.ts'
import type { Sentence } from './definition-finding.ts'
import type { PostTitles } from './describe-assignment.ts'
import { TEAM_POST } from './find-candidates.ts'

/** Whose words a rule or an action is told in. */
export interface Speaking {
  readonly side: Side
  readonly posts: PostTitles
}

/** Whom a rule finds. */
export function ruleText(rule: AssignRule, { side, posts }: Speaking): Sentence {
  switch (rule.strategy) {
    case 'post':
      return pickedText(postText(rule.post, posts), rule.pick)
    case 'initiator':
      return ['发起人', 'who started it']
    case 'performer': {
      const [zh, en] = side.called('tasks', rule.task)
      return [`办过${zh}的人`, `who did ${en}`]
    }
    case 'person':
      return [`指定的人${quoted(rule.account)}`, `the person ${quoted(rule.account)}`]
    case 'field': {
      const [zh, en] = side.calledContext(rule.field)
      return [`${zh}里写的人`, `whoever ${en} names`]
    }
    case 'leader': {
      const led: AssignRule =
        rule.of === 'initiator'
          ? { strategy: 'initiator' }
          : { strategy: 'performer', task: rule.of.performerOf }
      const [zh, en] = ruleText(led, { side, posts })
      const [post, postEn] = postText(rule.post, posts)
      return [`${zh}上面的${post}`, `${postEn} above ${en}`]
    }
    case 'team': {
      const [post, postEn] = postText(rule.post ?? TEAM_POST, posts)
      const team = quoted(rule.team)
      return pickedText(
        [`就近当班的${team}队伍的${post}`, `${postEn} of the nearest ${team} team on duty`],
        rule.pick,
      )
    }
    case 'skill':
      return pickedText(skillText(rule, { side, posts }), rule.pick)
    default:
      return unreachable(rule)
  }
}

function skillText({ skill, team, post, offDuty }: SkillRule, { side, posts }: Speaking): Sentence {
  const [field, fieldEn] = typeof skill === 'string' ? ['', ''] : side.calledContext(skill.field)
  const [has, hasEn] =
    typeof skill === 'string'
      ? postText(skill, posts)
      : [`${field}里写的技能`, `the skill that ${fieldEn} names`]
  const kind = team === undefined ? '' : quoted(team)
  const [duty, dutyEn] = offDuty === true ? ['', ''] : ['当班的', ' on duty']
  const of: Sentence = [
    `就近${duty}${kind}队伍`,
    `the nearest${team === undefined ? '' : ` ${kind}`} team${dutyEn}`,
  ]
  if (post === undefined) return [`${of[0]}里有${has}的人`, `those with ${hasEn} in ${of[1]}`]
  const [may, mayEn] = postText(post, posts)
  return [`${of[0]}（有${has}）的${may}`, `${mayEn} of ${of[1]} that has ${hasEn}`]
}

function postText(post: string, posts: PostTitles): Sentence {
  const title: LocaleText | undefined = Object.hasOwn(posts, post) ? posts[post] : undefined
  return title === undefined
    ? same(quoted(post))
    : [quoted(title['zh-CN']), quoted(textIn(title, 'en'))]
}

function pickedText([zh, en]: Sentence, pick: PickRule | undefined): Sentence {
  switch (pick) {
    case undefined:
      return [zh, en]
    case 'least-loaded':
      return [`${zh}中任务最少的一位`, `the one of ${en} with the fewest tasks`]
    case 'in-turn':
      return [`${zh}中轮到的一位`, `the one of ${en} whose turn it is`]
  }
}

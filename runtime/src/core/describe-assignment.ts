import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Assignment } from '@linli/schemas/snapshot'
import { definitionNames } from './definition-names.ts'

/** What posts are called; a post without a title is called by its key. */
export type PostTitles = Readonly<Record<string, LocaleText>>

/** Why a task went where it went, in one sentence made from the assignment's `why`, and whom the rules before had not found
 *  (审批人为空). Names no person. */
export function describeAssignment(
  definition: Definition,
  { why }: Pick<Assignment, 'why'>,
  posts: PostTitles = {},
): LocaleText {
  const went = wentText(definition, why, posts)
  const missed = missedText(why, posts)
  if (missed === null) return went
  return sentence(`${went['zh-CN']}${missed['zh-CN']}`, `${textIn(went, 'en')} ${missed.en}`)
}

/** Strategies whose rules name no post. */
const SOUGHT: Readonly<Record<string, Required<LocaleText>>> = {
  field: { 'zh-CN': '所填的人', en: 'the person who was named' },
  initiator: { 'zh-CN': '发起人', en: 'whoever started it' },
  performer: { 'zh-CN': '上次办理的人', en: 'whoever did it last' },
  person: { 'zh-CN': '指定的人', en: 'the person of the service' },
  skill: { 'zh-CN': '会做的人', en: 'whoever has the skill' },
  team: { 'zh-CN': '当班队伍', en: 'a team on duty' },
}

/** Null where the first rule found somebody. */
function missedText({ tried }: JsonObject, posts: PostTitles): Required<LocaleText> | null {
  if (!Array.isArray(tried) || tried.length === 0) return null
  const sought = tried.flatMap((rule) => {
    if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return []
    const { strategy, post } = rule
    return SOUGHT[String(strategy)] ?? titleOf(posts, String(post))
  })
  const list = (locale: 'zh-CN' | 'en', mark: string) =>
    [...new Set(sought.map((each) => each[locale]))].join(mark)
  return {
    'zh-CN': `前面的规则没有找到人：${list('zh-CN', '、')}。`,
    en: `Rules before found nobody: ${list('en', ', ')}.`,
  }
}

function wentText(definition: Definition, why: JsonObject, posts: PostTitles): LocaleText {
  const tail = exclusionText(why)
  switch (why['strategy']) {
    case 'post': {
      const post = titleOf(posts, String(why['post']))
      const place = nameOf(why['node'])
      const picked = pickedText(why)
      return sentence(
        `派给“${place}”的${post['zh-CN']}${picked['zh-CN']}：从工单所在地向上最近的一级${tail['zh-CN']}。`,
        `Goes to ${picked.en}${post.en} of “${place}”: the nearest holders of the post, going up${tail.en}.`,
      )
    }
    case 'team': {
      const post = titleOf(posts, String(why['post']))
      const [place, picked] = [nameOf(why['node']), pickedText(why)]
      return sentence(
        `派给“${place}”的${post['zh-CN']}${picked['zh-CN']}：从工单所在地向上最近的当班队伍${tail['zh-CN']}。`,
        `Goes to ${picked.en}${post.en} of “${place}”: the nearest team on duty, going up${tail.en}.`,
      )
    }
    case 'skill': {
      const post = titleOf(posts, String(why['post']))
      const isOther = why['post'] !== why['skill']
      const skill = isOther ? titleOf(posts, String(why['skill'])) : null
      return skilledText(why, { post, skill, tail })
    }
    case 'leader': {
      const post = titleOf(posts, String(why['post']))
      const [place, led] = [nameOf(why['node']), ledText(definition, why['of'])]
      return sentence(
        `派给“${place}”的${post['zh-CN']}：从${led['zh-CN']}任职的地方向上最近的一级${tail['zh-CN']}。`,
        `Goes to ${post.en} of “${place}”: the nearest above the posts of ${led.en}${tail.en}.`,
      )
    }
    case 'person':
      return sentence(
        `交给事项里指定的人${tail['zh-CN']}。`,
        `Goes to the person whom the service names${tail.en}.`,
      )
    case 'field': {
      const field = fieldTitle(definition, String(why['field']))
      return sentence(
        `交给“${field['zh-CN']}”里写的人${tail['zh-CN']}。`,
        `Goes to the person whom “${field.en}” names${tail.en}.`,
      )
    }
    case 'initiator':
      return sentence('交给发起人本人。', 'Goes to the person who started it.')
    case 'performer': {
      const did = doerText(definition, String(why['task']))
      return sentence(`交给${did['zh-CN']}${tail['zh-CN']}。`, `Goes to ${did.en}${tail.en}.`)
    }
    case 'transfer':
      return sentence(`转办：${String(why['reason'])}`, `Handed on: ${String(why['reason'])}`)
    case 'delegate':
      return sentence(`委派：${String(why['reason'])}`, `Delegated: ${String(why['reason'])}`)
    case 'question':
      return sentence('专门请您答复。', 'You were asked by name.')
    case 'added':
      return sentence(`加签：${String(why['reason'])}`, `Added to sign: ${String(why['reason'])}`)
    default:
      return sentence('按规则派出。', 'Assigned by rule.')
  }
}

interface SkilledPeople {
  readonly post: Required<LocaleText>
  /** Null where whoever has it may take it. */
  readonly skill: Required<LocaleText> | null
  readonly tail: Required<LocaleText>
}

function skilledText(why: JsonObject, { post, skill, tail }: SkilledPeople): LocaleText {
  const [place, picked] = [nameOf(why['node']), pickedText(why)]
  const [duty, dutyEn] = why['offDuty'] === true ? ['', ''] : ['当班', ' on duty']
  const [having, havingEn] =
    skill === null ? ['', ''] : [`有${skill['zh-CN']}的`, ` with ${skill.en}`]
  const among = Number(why['among'])
  const [free, freeEn] =
    among > 1 ? [`，${among} 支里任务最少的一支`, `, the least busy of ${among}`] : ['', '']
  return sentence(
    `派给“${place}”的${post['zh-CN']}${picked['zh-CN']}：从工单所在地向上最近的${having}${duty}队伍${free}${tail['zh-CN']}。`,
    `Goes to ${picked.en}${post.en} of “${place}”: the nearest team${havingEn}${dutyEn}, going up${freeEn}${tail.en}.`,
  )
}

function doerText({ tasks }: Definition, task: string): Required<LocaleText> {
  const title = Object.hasOwn(tasks, task) ? tasks[task]?.title : undefined
  const zh = title?.['zh-CN'] ?? task
  return { 'zh-CN': `上次办理“${zh}”的人`, en: `whoever did “${title?.en ?? zh}” last` }
}

/** Whose leader it is. */
function ledText(definition: Definition, of: JsonValue | undefined): Required<LocaleText> {
  return typeof of === 'object' && of !== null && 'performerOf' in of
    ? doerText(definition, String(of.performerOf))
    : { 'zh-CN': '发起人', en: 'the person who started it' }
}

function fieldTitle(definition: Definition, field: string): Required<LocaleText> {
  const title = definitionNames(definition).state.context?.fields?.[field]?.title
  return title ?? { 'zh-CN': field, en: field }
}

function pickedText({ pick }: JsonObject): Required<LocaleText> {
  if (pick === 'least-loaded') return { 'zh-CN': '中任务最少的一位', en: 'the least busy of ' }
  if (pick === 'in-turn') return { 'zh-CN': '中轮到的一位', en: 'the next in turn of ' }
  return { 'zh-CN': '', en: '' }
}

function exclusionText(why: JsonObject): Required<LocaleText> {
  const { excluded } = why
  const count = Array.isArray(excluded) ? excluded.length : 0
  return count === 0
    ? { 'zh-CN': '', en: '' }
    : { 'zh-CN': `，回避 ${count} 人`, en: `, ${count} excluded` }
}

function nameOf(node: JsonValue | undefined): string {
  if (typeof node !== 'object' || node === null || !('name' in node)) return ''
  return String(node.name)
}

function titleOf(posts: PostTitles, post: string): Required<LocaleText> {
  const title = Object.hasOwn(posts, post) ? posts[post] : undefined
  const zh = title?.['zh-CN'] ?? post
  return { 'zh-CN': zh, en: title?.en ?? zh }
}

function sentence(zh: string, en: string): LocaleText {
  return { 'zh-CN': zh, en }
}

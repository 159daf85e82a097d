import type { Definition } from '@linli/schemas/definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Assignment } from '@linli/schemas/snapshot'

/** What posts are called; a post without a title is called by its key. */
export type PostTitles = Readonly<Record<string, LocaleText>>

/** Why a task went where it went, in one sentence made from the assignment's `why`. Names no person. */
export function describeAssignment(
  definition: Definition,
  assignment: Pick<Assignment, 'why'>,
  posts: PostTitles = {},
): LocaleText {
  const { why } = assignment
  const tail = exclusionText(why)
  switch (why['strategy']) {
    case 'post': {
      const post = titleOf(posts, String(why['post']))
      const place = nameOf(why['node'])
      return sentence(
        `派给“${place}”的${post['zh-CN']}：从工单所在地向上最近的一级${tail['zh-CN']}。`,
        `Goes to ${post.en} of “${place}”: the nearest holders of the post, going up${tail.en}.`,
      )
    }
    case 'initiator':
      return sentence('交给发起人本人。', 'Goes to the person who started it.')
    case 'performer': {
      const title = definition.tasks[String(why['task'])]?.title
      const zh = title?.['zh-CN'] ?? String(why['task'])
      return sentence(
        `交给上次办理“${zh}”的人${tail['zh-CN']}。`,
        `Goes to whoever did “${title?.en ?? zh}” last${tail.en}.`,
      )
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

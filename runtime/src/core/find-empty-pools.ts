import type { AssignRule, Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { OrgNode, OrgTree } from '@linli/schemas/org'
import { ruleListsOf } from './assign-rules.ts'
import { nodesUpwards } from './assign-task.ts'
import { quotedText } from './change-words.ts'
import { errorAt, warningAt } from './definition-finding.ts'

/** Places that a sentence names. */
const NAMED = 3

/** Tasks for which a street has nobody, by the posts held now: an error where nowhere is anybody, a warning where some of
 *  its innermost places have nobody on the way up. A rule that names a person (who started it, who did another task) counts as
 *  somebody: whether there is one, the model check knows. */
export function findEmptyPools({ tasks }: Definition, org: OrgTree): Finding[] {
  const leaves = innermost(org)
  const heldAt = nodesByPost(org)
  const emptyFor = (posts: readonly string[]) => {
    const isHeld = (node: OrgNode) => posts.some((post) => heldAt.get(post)?.has(node.id) ?? false)
    return leaves.filter((leaf) => ![...nodesUpwards(leaf.id, org)].some(isHeld))
  }
  return Object.entries(tasks).flatMap(([name, task]) =>
    ruleListsOf(task).flatMap(({ path, rules }) => {
      const posts = postsOf(rules)
      const empty = posts === null ? [] : emptyFor(posts)
      if (empty.length === 0) return []
      const place = `/tasks/${escapePointer(name)}${path}`
      return [findingOf(place, task, { empty, all: leaves.length })]
    }),
  )
}

/** Null where somebody is named besides posts. */
function postsOf(rules: readonly AssignRule[]): readonly string[] | null {
  const posts = rules.flatMap((rule) => (rule.strategy === 'post' ? [rule.post] : []))
  return posts.length === rules.length ? posts : null
}

function innermost({ nodes }: OrgTree): OrgNode[] {
  const parents = new Set([...nodes.values()].map(({ parentId }) => parentId))
  return [...nodes.values()].filter(({ id }) => !parents.has(id))
}

function nodesByPost({ holdings }: OrgTree): ReadonlyMap<string, ReadonlySet<string>> {
  const byPost = new Map<string, Set<string>>()
  for (const { post, nodeId } of holdings) {
    byPost.set(post, (byPost.get(post) ?? new Set()).add(nodeId))
  }
  return byPost
}

function findingOf(
  path: string,
  task: TaskDefinition,
  { empty, all }: { readonly empty: readonly OrgNode[]; readonly all: number },
): Finding {
  const [zh, en] = quotedText(task.title)
  if (empty.length === all) {
    return errorAt(path, 'task.nobody-here', [
      `本街道没有人能办${zh}：派给的岗位上一个人也没有。`,
      `Nobody of this street can do ${en}: the posts that it goes to are vacant.`,
    ])
  }
  const named = empty.slice(0, NAMED).map((node) => node.name)
  const [places, more] = [named.join('、'), empty.length > NAMED]
  return warningAt(path, 'task.nobody-here', [
    `${places}${more ? ` 等 ${empty.length} 处` : ''}没有人能办${zh}：从那里往上，派给的岗位都空着。`,
    `In ${named.join(', ')}${more ? ` and ${empty.length - NAMED} more places` : ''} nobody can do ${en}: going up from there, the posts that it goes to are vacant.`,
  ])
}

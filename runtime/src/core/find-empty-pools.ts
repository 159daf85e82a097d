import type { AssignRule, SkillRule } from '@linli/schemas/assign-rule'
import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { OrgNode, OrgTree } from '@linli/schemas/org'
import { mayFindNobody, placedRules, ruleListsOf } from './assign-rules.ts'
import { quotedText } from './change-words.ts'
import { errorAt, warningAt } from './definition-finding.ts'
import { holdingsAt, holdingsOf } from './holdings-at.ts'
import { nodesUpwards } from './nodes-upwards.ts'

/** Places that a sentence names. */
const NAMED = 3

/** Tasks for which a street has nobody, by the posts held now: an error where nowhere is anybody, a warning where some of
 *  its innermost places have nobody on the way up. Who started it and who did another task count as somebody: whether there is one,
 *  the model check knows. Whoever a rule may miss (`mayFindNobody`) does not count, but a person without a post, a kind of team
 *  that the street has not got and a skill that none of its teams has are told. */
export function findEmptyPools({ tasks, context }: Definition, org: OrgTree): Finding[] {
  const leaves = innermost(org)
  const heldAt = nodesByPost(org)
  const emptyFor = (posts: readonly string[]) => {
    const isHeld = (node: OrgNode) => posts.some((post) => heldAt.get(post)?.has(node.id) ?? false)
    return leaves.filter((leaf) => ![...nodesUpwards(leaf.id, org)].some(isHeld))
  }
  return Object.entries(tasks).flatMap(([name, task]) => {
    const place = `/tasks/${escapePointer(name)}`
    const missing = placedRules(task).flatMap(([path, rule]) =>
      missingIn(place + path, rule, { org, fields: context.schema.properties }),
    )
    const vacant = ruleListsOf(task).flatMap(({ path, rules }) => {
      const posts = postsOf(rules)
      const empty = posts === null ? [] : emptyFor(posts)
      if (empty.length === 0) return []
      return [findingOf(place + path, task, { empty, all: leaves.length })]
    })
    return [...missing, ...vacant]
  })
}

/** Null where somebody is named besides posts. */
function postsOf(rules: readonly AssignRule[]): readonly string[] | null {
  const certain = rules.filter((rule) => !mayFindNobody(rule))
  const posts = certain.flatMap((rule) => (rule.strategy === 'post' ? [rule.post] : []))
  return posts.length === certain.length ? posts : null
}

interface Street {
  readonly org: OrgTree
  readonly fields: Definition['context']['schema']['properties']
}

/** What a rule names that this street has not got. */
function missingIn(path: string, rule: AssignRule, { org, fields }: Street): Finding[] {
  const { nodes, holdings } = org
  const isTeam = (kind: string) => [...nodes.values()].some(({ team }) => team?.kind === kind)
  if (rule.strategy === 'person' && holdingsOf(holdings, rule.account).length === 0) {
    return [
      warningAt(`${path}/account`, 'assign.person-unknown', [
        `本街道没有账号“${rule.account}”，或者这个人没有岗位：这条规则找不到人。`,
        `This street has no account “${rule.account}”, or one without a post: the rule finds nobody.`,
      ]),
    ]
  }
  const kind = rule.strategy === 'team' || rule.strategy === 'skill' ? rule.team : undefined
  if (kind !== undefined && !isTeam(kind)) {
    return [
      warningAt(`${path}/team`, 'assign.team-unknown', [
        `本街道没有“${kind}”这一类队伍：这条规则找不到人。`,
        `This street has no team of the kind “${kind}”: the rule finds nobody.`,
      ]),
    ]
  }
  return rule.strategy === 'skill' ? missingSkills(path, rule, { org, fields }) : []
}

/** Of a field that offers a choice of skills, each of them. */
function missingSkills(path: string, rule: SkillRule, { org, fields }: Street): Finding[] {
  const { skill, team, post } = rule
  const named = typeof skill === 'string' ? [skill] : choicesOf(fields, skill.field)
  const teams = [...org.nodes.values()].filter(
    (node) => node.team !== undefined && (team === undefined || node.team.kind === team),
  )
  const isHeld = (held: string, nodeId: string) => holdingsAt(org.holdings, held, nodeId).length > 0
  const missing = named.filter(
    (each) => !teams.some(({ id }) => isHeld(each, id) && isHeld(post ?? each, id)),
  )
  if (missing.length === 0) return []
  const listed = missing.slice(0, NAMED).join('、')
  const more = missing.length > NAMED
  return [
    warningAt(`${path}/skill`, 'assign.skill-unknown', [
      `本街道没有一支队伍有人会“${listed}”${more ? `等 ${missing.length} 项` : ''}：这条规则找不到人。`,
      `No team of this street has anybody with the skill “${missing.slice(0, NAMED).join('”, “')}”${more ? ` and ${missing.length - NAMED} more` : ''}: the rule finds nobody.`,
    ]),
  ]
}

function choicesOf(fields: Street['fields'], name: string): readonly string[] {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return (field?.enum ?? []).filter((each) => typeof each === 'string')
}

/** Cases begin at places, never at a team. */
function innermost({ nodes }: OrgTree): OrgNode[] {
  const places = [...nodes.values()].filter(({ team }) => team === undefined)
  const parents = new Set(places.map(({ parentId }) => parentId))
  return places.filter(({ id }) => !parents.has(id))
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

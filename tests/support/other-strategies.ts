import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { OrgNode, OrgTree } from '@linli/schemas/org'

/** Kind of the team that `withTeams` puts at every node. */
const TEAM = 'helpers'

/** The same definition, whose tasks look elsewhere first than where they did. */
export function withOtherStrategies(definition: Definition): Definition {
  const tasks = Object.entries(definition.tasks).map(([name, task], index) => {
    const rules = others(name, definition)
    const assign = [rules[index % rules.length] ?? { strategy: 'initiator' }, ...picking(task)]
    return [name, { ...task, assign } satisfies TaskDefinition] as const
  })
  return { ...definition, id: `${definition.id}-others`, tasks: Object.fromEntries(tasks) }
}

function others(task: string, { context }: Definition): AssignRule[] {
  const fields = Object.entries(context.schema.properties)
  const field = fields.find(([, { type }]) => type === 'string')?.[0]
  return [
    { strategy: 'team', team: TEAM },
    { strategy: 'leader', of: { performerOf: task }, post: 'lead' },
    { strategy: 'person', account: 'member-a' },
    { strategy: 'leader', of: 'initiator', post: 'lead' },
    ...(field === undefined ? [] : [{ strategy: 'field' as const, field }]),
    { strategy: 'team', team: TEAM, post: 'lead', pick: 'in-turn' },
    { strategy: 'skill', skill: 'lead', team: TEAM, pick: 'least-loaded' },
  ]
}

function picking({ assign }: TaskDefinition): AssignRule[] {
  return assign.map((rule) =>
    rule.strategy === 'post' ? { ...rule, pick: 'least-loaded' as const } : rule,
  )
}

/** The nodes, each with a team that is on duty at night. */
export function withTeams(nodes: OrgTree['nodes']): OrgTree['nodes'] {
  const hours = [{ from: '18:00', until: '09:00' }]
  const teams = [...nodes.values()].map(
    ({ id }): OrgNode => ({
      ...{ id: `${id}-team`, parentId: id, kind: 'team', name: '队伍' },
      team: { kind: TEAM, hours },
    }),
  )
  return new Map([...nodes.values(), ...teams].map((node) => [node.id, node]))
}

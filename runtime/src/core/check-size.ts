import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { actionsOf } from './definition-actions.ts'
import { errorAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { invocationsOf, transitionsOf } from './definition-tree.ts'

/** Far above the largest template (30 states, 80 transitions); at these sizes a check still takes about a second.
 *  Regions move together, and the cost of one move grows with their cube: 130 that go to and fro took two minutes. Tasks
 *  of one state open together. */
const LIMITS = {
  states: 400,
  transitions: 1200,
  actions: 2000,
  rules: 600,
  regions: 20,
  invocations: 200,
}

const KINDS = ['states', 'transitions', 'actions', 'rules', 'regions', 'invocations'] as const

/** Whether a definition is small enough for its check to end soon. Nothing else is checked in one that is not. */
export function checkSize(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const counts = {
    states: sites.length - 1,
    transitions: sites.reduce((sum, site) => sum + transitionsOf(site).length, 0),
    actions: sites.reduce((sum, site) => sum + actionsOf(site).length, 0),
    rules: Object.values(definition.forms).reduce(
      (sum, { rules }) => sum + (rules?.length ?? 0),
      0,
    ),
    regions: sites.filter(({ parent }) => parent?.state.type === 'parallel').length,
    invocations: sites.reduce((sum, site) => sum + invocationsOf(site).length, 0),
  }
  const names = {
    states: ['环节', 'states'],
    transitions: ['下一步', 'transitions'],
    actions: ['动作', 'actions'],
    rules: ['表单规则', 'form rules'],
    regions: ['并行环节里的分支', 'regions of parallel states'],
    invocations: ['任务', 'tasks'],
  } as const
  return KINDS.filter((kind) => counts[kind] > LIMITS[kind]).map((kind) => {
    const [zh, en] = names[kind]
    return errorAt('', 'definition.too-large', [
      `${zh}太多（${counts[kind]}），最多 ${LIMITS[kind]}：请拆成几个事项。`,
      `Too many ${en} (${counts[kind]}); at most ${LIMITS[kind]}: split the definition.`,
    ])
  })
}

import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { actionsOf } from './definition-actions.ts'
import { errorAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { allInvocationsOf, transitionsOf } from './definition-tree.ts'

/** Far above the largest template (30 states, 80 transitions, 2,100 characters of expressions). Half a megabyte of
 *  expressions took half a second to check and as long to compile, on every node that meets them.
 *  Regions move together, and the cost of one move grows with their cube: 130 that go to and fro took two minutes. Tasks
 *  of one state open together. */
const LIMITS = {
  states: 400,
  transitions: 1200,
  actions: 2000,
  rules: 600,
  regions: 20,
  invocations: 200,
  expressions: 40_000,
}

const KINDS = [
  'states',
  'transitions',
  'actions',
  'rules',
  'regions',
  'invocations',
  'expressions',
] as const

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
    invocations: sites.reduce((sum, site) => sum + allInvocationsOf(site).length, 0),
    expressions: expressionLength(definition, sites),
  }
  const names = {
    states: ['环节', 'states'],
    transitions: ['下一步', 'transitions'],
    actions: ['动作', 'actions'],
    rules: ['表单规则', 'form rules'],
    regions: ['并行环节里的分支', 'regions of parallel states'],
    invocations: ['任务', 'tasks'],
    expressions: ['表达式的字数', 'characters of expressions'],
  } as const
  return KINDS.filter((kind) => counts[kind] > LIMITS[kind]).map((kind) => {
    const [zh, en] = names[kind]
    return errorAt('', 'definition.too-large', [
      `${zh}太多（${counts[kind]}），最多 ${LIMITS[kind]}：请拆成几个事项。`,
      `Too many ${en} (${counts[kind]}); at most ${LIMITS[kind]}: split the definition.`,
    ])
  })
}

/** Characters of all expressions, with little more: each of them costs some microseconds to check and to compile. */
function expressionLength({ forms, triggers }: Definition, sites: readonly StateSite[]): number {
  const guards = sites.flatMap((site) =>
    transitionsOf(site).map(({ transition: { guard } }) => (guard ? guardLength(guard) : 0)),
  )
  const values = sites.flatMap((site) =>
    actionsOf(site).map(({ action }) => (action.type === 'set' ? action.params.cel.length : 0)),
  )
  const rules = Object.values(forms).map((form) => JSON.stringify(form.rules ?? []).length)
  const starts = triggers.map((trigger) => JSON.stringify({ ...trigger, schema: null }).length)
  return [...guards, ...values, ...rules, ...starts].reduce((sum, length) => sum + length, 0)
}

function guardLength(guard: GuardDefinition): number {
  switch (guard.type) {
    case 'expr':
      return guard.params.cel.length
    case 'and':
    case 'or':
      return guard.params.guards.reduce((sum, each) => sum + guardLength(each), 0)
    case 'not':
      return guardLength(guard.params.guard)
    case 'in':
      return 0
  }
}

import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { actionsOf } from './definition-actions.ts'
import { warningAt, withRemoval } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { invocationsOf, transitionsOf } from './definition-tree.ts'

/** Things that are declared and never used: forms, tasks, timers, notices, events. */
export function checkUse(definition: Definition, sites: readonly StateSite[]): Finding[] {
  const used = usedNames(definition, sites)
  return (['forms', 'tasks', 'timers', 'notices', 'events'] as const).flatMap((kind) =>
    Object.keys(definition[kind])
      .filter((name) => !used[kind].has(name))
      .map((name) => {
        const path = `/${kind}/${escapePointer(name)}`
        const finding = warningAt(path, 'name.unused', [
          `“${name}”没有用到。`,
          `“${name}” is not used.`,
        ])
        return withRemoval(finding, path, [`删掉“${name}”`, `Remove “${name}”`])
      }),
  )
}

type UsedNames = Readonly<
  Record<'forms' | 'tasks' | 'timers' | 'notices' | 'events', ReadonlySet<string>>
>

function usedNames(definition: Definition, sites: readonly StateSite[]): UsedNames {
  const causes = sites.flatMap((site) => transitionsOf(site).map(({ cause }) => cause))
  const actions = sites.flatMap((site) => actionsOf(site).map(({ action }) => action))
  const tasks = sites.flatMap((site) => invocationsOf(site).map(({ invoke }) => invoke.input.task))
  const forms = [
    ...definition.triggers.map((trigger) => (trigger.kind === 'form' ? trigger.form : '')),
    ...Object.values(definition.tasks).map((task) => task.form ?? ''),
  ]
  return {
    forms: new Set(forms),
    tasks: new Set(tasks),
    timers: new Set(causes.map((cause) => (cause.kind === 'timer' ? cause.name : ''))),
    notices: new Set(
      actions.map((action) => (action.type === 'notify' ? action.params.notice : '')),
    ),
    events: new Set(causes.map((cause) => (cause.kind === 'event' ? cause.name : ''))),
  }
}

import type { OpenTask } from '@linli/schemas/snapshot'
import type { LastTask, Load, PersonKey } from './loads.ts'
import { laterTask, turnIn } from './loads.ts'
import type { Step } from './step.ts'

/** What steps changed of what people have to do. */
export interface LoadTally {
  readonly open: ReadonlyMap<string, number>
  readonly last: ReadonlyMap<string, LastTask>
  /** A step, with the tasks that were open before it. */
  note(
    key: Pick<PersonKey, 'tenantId' | 'definitionId'>,
    before: readonly OpenTask[],
    step: Step,
  ): void
  /** What somebody has with the changes. */
  added(load: Load, key: PersonKey): Load
  addAll(other: LoadTally): void
  clear(): void
}

export function createLoadTally(): LoadTally {
  const open = new Map<string, number>()
  const last = new Map<string, LastTask>()
  const add = (key: string, by: number) => open.set(key, (open.get(key) ?? 0) + by)
  const got = (key: string, task: LastTask) =>
    last.set(key, laterTask(last.get(key) ?? null, task) ?? task)
  return {
    open,
    last,
    note({ tenantId, definitionId }, before, { snapshot, opened }) {
      const change = (tasks: readonly OpenTask[], by: number) => {
        for (const task of tasks) {
          const accountId = personOf(task)
          if (accountId !== null) add(accountText(tenantId, accountId), by)
        }
      }
      change(before, -1)
      change(snapshot.tasks, 1)
      for (const { name, assignment, openedAt, question } of opened) {
        if (assignment.kind !== 'account' || question !== undefined) continue
        const key = { tenantId, accountId: assignment.accountId, definitionId, task: name }
        got(personText(key), { at: openedAt, turn: turnIn(assignment.why) })
      }
    },
    added: (load, key) => ({
      open: load.open + (open.get(accountText(key.tenantId, key.accountId)) ?? 0),
      last: laterTask(load.last, last.get(personText(key)) ?? null),
    }),
    addAll(other) {
      for (const [key, count] of other.open) add(key, count)
      for (const [key, task] of other.last) got(key, task)
    },
    clear() {
      open.clear()
      last.clear()
    },
  }
}

/** Whose task it is; null of one that waits in a pool. */
function personOf({ holderId, assignment }: OpenTask): string | null {
  return holderId ?? (assignment.kind === 'account' ? assignment.accountId : null)
}

export function personText({ tenantId, accountId, definitionId, task }: PersonKey): string {
  return JSON.stringify([tenantId, accountId, definitionId, task])
}

function accountText(tenantId: string, accountId: string): string {
  return JSON.stringify([tenantId, accountId])
}

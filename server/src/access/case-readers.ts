import type { Definition } from '@linli/schemas/definition'
import { gather } from '../database/gather.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { tasksOfHers } from './readable.ts'
import type { CaseReader, Standing } from './sights.ts'
import type { Viewer } from './viewer.ts'
import { isStaff } from './viewer.ts'

/** What the tasks of a case are to somebody. */
export interface HerTasks {
  /** Names of the open ones that are hers: she holds them, or they were given to her and nobody holds them. */
  readonly holds: readonly string[]
  /** Whether she may take an open one. */
  readonly mayTake: boolean
}

/** By instance; null where none of its tasks was ever hers to do. */
export type HerTasksLoader = (instanceId: string) => Promise<HerTasks | null>

const HERS = {
  ...{ instanceId: true, name: true, state: true, holderId: true, assigneeId: true },
  questionKind: true,
} as const

/** One query for all that are asked for at once. Remembers nothing: a stream asks again with each change. */
export function createHerTasks(prisma: PrismaClient, viewer: Viewer | null): HerTasksLoader {
  return gather(async (ids: readonly string[]) => {
    if (viewer === null) return ids.map(() => null)
    const rows = await prisma.task.findMany({
      where: { AND: [{ instanceId: { in: [...ids] } }, tasksOfHers(viewer)] },
      select: HERS,
    })
    const found = new Map<string, HerTasks>()
    for (const { instanceId, name, state, holderId, assigneeId, questionKind } of rows) {
      const { holds, mayTake } = found.get(instanceId) ?? { holds: [], mayTake: false }
      const isOpen = state === 'open'
      // Whoever is asked something beside a task does not do that task.
      const isHers = questionKind === null && (holderId ?? assigneeId) === viewer.accountId
      found.set(instanceId, {
        holds: isOpen && isHers ? [...holds, name] : holds,
        mayTake: mayTake || (isOpen && holderId === null),
      })
    }
    return ids.map((id) => found.get(id) ?? null)
  })
}

/** What the viewer is to a case that she was already allowed to read; who reads her own answers is another question. */
export function caseReader(
  viewer: Viewer | null,
  hers: HerTasks | null,
  { tasks }: Pick<Definition, 'tasks'>,
): CaseReader {
  if (viewer === null) return { standing: 'code', reads: [] }
  if (!isStaff(viewer)) return { standing: 'resident', reads: [] }
  const holds = hers?.holds ?? []
  if (holds.length > 0) {
    const reads = holds.flatMap(
      (name) => (Object.hasOwn(tasks, name) ? tasks[name]?.reads : []) ?? [],
    )
    return { standing: 'holder', reads }
  }
  return { standing: standingOf(viewer, hers), reads: [] }
}

function standingOf({ role, scope }: Viewer, hers: HerTasks | null): Standing {
  if (role === 'official') return scope === null ? 'official' : 'partOfficial'
  return hers?.mayTake === true ? 'candidate' : 'former'
}

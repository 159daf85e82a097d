import { hash } from 'node:crypto'
import type { HistoryEntry, Rebuilt } from '@linli/runtime/core'
import { describeAssignment, rebuild } from '@linli/runtime/core'
import { canonicalJson } from '@linli/schemas/canonical-json'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { OpenTask } from '@linli/schemas/snapshot'
import { readableTasks } from '../access/readable.ts'
import { isStaff, staffOnly } from '../access/viewer.ts'
import { partsShown } from '../audit/personal-reads.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { AccountRef, DefinitionVersionRef } from '../graphql/refs.ts'
import type { StoredStep } from '../reading/load-steps.ts'
import { loadSteps, versionAfter } from '../reading/load-steps.ts'
import { positionTitles } from '../reading/moment-texts.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { seenContext, sightIn } from '../reading/sight-in.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { assertNotErased } from '../retention/assert-not-erased.ts'
import { TimerType, timersOf } from './instance-timers.ts'
import type { InstanceHead } from './load-timeline.ts'
import { audienceOf, describeSteps } from './load-timeline.ts'
import { TimelineEntryType } from './timeline-entry.graphql.ts'

/** Rebuilding takes some 0.2 ms a step on the thread that everybody shares. */
const MAX_STEPS = 2_000

/** An instance as it stood right after one of its steps. */
interface Moment extends Rebuilt {
  /** With the version on which it was then. */
  readonly instance: InstanceHead
  readonly version: PublishedVersion
  readonly step: StoredStep
}

interface TaskThen extends OpenTask {
  readonly version: PublishedVersion
}

const TaskThenType = builder.objectRef<TaskThen>('TaskThen').implement({
  description: 'A task that was open at a moment, as it was then.',
  fields: (t) => ({
    id: t.exposeString('id'),
    name: t.exposeString('name'),
    title: t.string({
      resolve: ({ name, version }, _args, { locale }) => {
        const task = version.definition.tasks[name]
        return task === undefined ? name : textIn(task.title, locale)
      },
    }),
    why: t.string({
      description: 'Why it went where it went, in a sentence.',
      resolve: ({ assignment, version }, _args, { locale }) =>
        textIn(describeAssignment(version.definition, assignment, POST_TITLES), locale),
    }),
    openedAt: t.field({ type: 'DateTime', resolve: ({ openedAt }) => new Date(openedAt) }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: ({ dueAt }) => (dueAt === null ? null : new Date(dueAt)),
    }),
    holder: t.field({
      type: AccountRef,
      nullable: true,
      resolve: ({ holderId }, _args, { accounts }) =>
        holderId === null ? null : accounts.load(holderId),
    }),
  }),
})

const MomentType = builder.objectRef<Moment>('InstanceMoment').implement({
  description:
    'An instance as it stood right after one of its steps, computed again from its history and equal to what was stored then. Whoever reads it sees of it what she sees of the instance.',
  fields: (t) => ({
    seq: t.int({ resolve: ({ snapshot }) => snapshot.seq }),
    at: t.field({ type: 'DateTime', resolve: ({ step }) => step.at }),
    version: t.field({
      type: DefinitionVersionRef,
      description: 'On which it was then, before it was moved to another one. Staff only.',
      resolve: ({ version }, _args, { viewer }) => {
        staffOnly(viewer)
        return version
      },
    }),
    status: t.string({
      description: '`active`, `done` or `cancelled`',
      resolve: ({ snapshot }) => snapshot.status,
    }),
    position: t.stringList({
      description: 'uids of the active leaf states',
      resolve: ({ snapshot }) => snapshot.position,
    }),
    positionTitles: t.stringList({
      description: 'titles of those states: internal for staff, public for residents',
      resolve: ({ snapshot, version }, _args, { viewer, locale }) =>
        positionTitles(version, snapshot.position, { isStaff: isStaff(viewer), locale }),
    }),
    context: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Staff only. Personal data as the viewer sees it now.',
      resolve: async ({ snapshot, instance, version }, _args, context) => {
        const { viewer, services } = context
        if (!isStaff(viewer)) return null
        await services.personalReads.note({
          viewer,
          instance,
          parts: partsShown([], instance.initiatorId),
        })
        return seenContext(snapshot, version, await sightIn(instance, version, context))
      },
    }),
    tasks: t.field({
      type: [TaskThenType],
      description: 'Those open then that the viewer may read.',
      resolve: tasksThen,
    }),
    timers: t.field({
      type: [TimerType],
      description: 'Staff only.',
      resolve: ({ snapshot, version }, _args, { viewer, locale }) =>
        isStaff(viewer) ? timersOf(version.definition, snapshot, locale) : [],
    }),
    taken: t.stringList({
      description: 'JSON Pointers of the transitions that the step took, in order. Staff only.',
      resolve: ({ taken }, _args, { viewer }) => (isStaff(viewer) ? [...taken] : []),
    }),
    step: t.field({
      type: TimelineEntryType,
      nullable: true,
      description: 'What the step did and why; null where it says nothing to the viewer.',
      resolve: async ({ instance, step }, _args, context) => {
        const audience = audienceOf(context.viewer, instance)
        return (await describeSteps([step], { instance, audience }, context))[0] ?? null
      },
    }),
  }),
})

builder.prismaObjectField('Instance', 'at', (t) =>
  t.field({
    type: MomentType,
    nullable: true,
    description: `How it stood right after its step \`seq\`, 1 being its start; null where there is no such step. The first ${MAX_STEPS} steps only.`,
    args: { seq: t.arg.int({ required: true }) },
    select: {
      ...{ id: true, definitionId: true, versionNumber: true, initiatorId: true, erasedAt: true },
    },
    resolve: (instance, { seq }, context) => {
      assertNotErased(instance)
      return momentOf(instance, seq, context)
    },
  }),
)

/** The caller was already allowed to read the instance. Throws `invariant.broken` where the history does not give the
 *  snapshot that was stored: what is shown is what was, or nothing. */
async function momentOf(
  instance: InstanceHead,
  seq: number,
  { services, tenantId }: GraphqlContext,
): Promise<Moment | null> {
  if (seq < 1) return null
  if (seq > MAX_STEPS) {
    throw new LinliError('request.invalid', `Only the first ${MAX_STEPS} steps are rebuilt.`)
  }
  const key = { tenantId, instanceId: instance.id }
  const steps = await loadSteps(services.prisma, key, { upTo: seq })
  const step = steps[seq - 1]
  if (step === undefined) return null
  const current = instance.versionNumber
  const versionNumber = await versionAfter(services.prisma, key, { seq, current })
  const version = await services.versions.get(tenantId, instance.definitionId, versionNumber)
  const entries = steps.map(({ input }) => JSON.parse(input) as HistoryEntry)
  const rebuilt = rebuild(version.program(), entries, seq)
  const found = hash('sha256', canonicalJson(rebuilt.snapshot))
  invariant(found === step.snapshotHash, `I3: step ${seq} of '${instance.id}' is what was stored.`)
  return { ...rebuilt, instance: { ...instance, versionNumber }, version, step }
}

/** Whether the viewer may read a task is asked of its row, as everywhere. */
async function tasksThen(
  { snapshot, instance, version }: Moment,
  _args: object,
  { services, viewer }: GraphqlContext,
): Promise<TaskThen[]> {
  const open = { instanceId: instance.id, id: { in: snapshot.tasks.map(({ id }) => id) } }
  const rows = await services.prisma.task.findMany({
    where: { AND: [open, readableTasks(viewer)] },
    select: { id: true },
  })
  const readable = new Set(rows.map(({ id }) => id))
  return snapshot.tasks.filter(({ id }) => readable.has(id)).map((task) => ({ ...task, version }))
}

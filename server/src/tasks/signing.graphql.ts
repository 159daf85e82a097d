import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Assignment, OpenTask, Seat, SnapshotBody } from '@linli/schemas/snapshot'
import { isStaff } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { placeName } from '../reading/place.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'

interface SeatFacts {
  readonly index: number
  readonly seat: Seat
  /** Null where it is not open. */
  readonly task: OpenTask | null
  readonly declared: TaskDefinition | undefined
  readonly titleOf: (task: string) => LocaleText
}

const SeatType = builder.objectRef<SeatFacts>('SigningSeat').implement({
  fields: (t) => ({
    index: t.exposeInt('index'),
    state: t.string({
      description: '`waiting`, `open` or `signed`',
      resolve: ({ seat }) => seat.state,
    }),
    who: t.string({
      description: 'Who signed or is to sign: a name, or a place with a post.',
      resolve: ({ seat, task }, _args, context) => whoOf(seat, task, context),
    }),
    outcome: t.string({
      nullable: true,
      description: 'The title of what was said.',
      resolve: ({ seat, declared }, _args, { locale }) => {
        const title = declared?.outcomes[seat.outcome ?? '']?.title
        return title === undefined ? seat.outcome : textIn(title, locale)
      },
    }),
    repeats: t.string({
      nullable: true,
      description: 'Nobody signed: whoever sits there has agreed in the task of this title (去重).',
      resolve: async ({ seat, titleOf }, _args, { locale }) =>
        seat.repeats === undefined ? null : textIn(titleOf(seat.repeats), locale),
    }),
    isAdded: t.boolean({ resolve: ({ seat }) => seat.addedBy !== undefined }),
    mayRemove: t.boolean({
      description: 'The viewer may take the signer away.',
      resolve: ({ seat }, _args, { viewer }) =>
        seat.state !== 'signed' &&
        (viewer?.role === 'official' || seat.addedBy === viewer?.accountId),
    }),
  }),
})

interface SigningFacts {
  readonly mode: string
  readonly percent: number | null
  readonly seats: readonly SeatFacts[]
}

const SigningType = builder.objectRef<SigningFacts>('Signing').implement({
  description: 'How far a task is that several people sign (会签).',
  fields: (t) => ({
    mode: t.exposeString('mode', { description: '`all`, `any`, `sequence` or `share`' }),
    percent: t.exposeInt('percent', {
      nullable: true,
      description: 'Of `share`: so much of the weights must agree.',
    }),
    seats: t.field({ type: [SeatType], resolve: ({ seats }) => [...seats] }),
  }),
})

builder.prismaObjectFields('Task', (t) => ({
  signing: t.field({
    type: SigningType,
    nullable: true,
    description: 'Staff only; null where one person does the task, or it is decided.',
    select: {
      id: true,
      name: true,
      state: true,
      instance: {
        select: { definitionId: true, versionNumber: true, snapshot: { select: { body: true } } },
      },
    },
    resolve: async ({ id, name, instance }, _args, context) => {
      const snapshot = isStaff(context.viewer) ? snapshotOf(instance.snapshot) : null
      if (snapshot === null) return null
      const { definitionId, versionNumber } = instance
      const { services, tenantId } = context
      const version = await services.versions.get(tenantId, definitionId, versionNumber)
      return signingOf(snapshot, { id, name }, version.definition)
    },
  }),
  isDelegated: t.boolean({
    description:
      'Somebody asked for an opinion (委派); it decides nothing, and the task goes back.',
    select: {
      id: true,
      state: true,
      instance: { select: { snapshot: { select: { body: true } } } },
    },
    resolve: ({ id, state, instance }) => {
      const tasks = state === 'open' ? (snapshotOf(instance.snapshot)?.tasks ?? []) : []
      return tasks.some((task) => task.id === id && task.returnsTo !== undefined)
    },
  }),
}))

function signingOf(
  { signings, tasks }: SnapshotBody,
  { id: taskId, name }: { readonly id: string; readonly name: string },
  { tasks: declarations }: Definition,
): SigningFacts | null {
  const signing = signings?.find(({ seats }) => seats.some((seat) => seat.taskId === taskId))
  if (signing === undefined) return null
  const declared = declarations[name]
  const titleOf = (task: string) => declarations[task]?.title ?? { 'zh-CN': task }
  const seats = signing.seats
    .map((seat, index) => ({
      ...{ index, seat, declared, titleOf },
      task: tasks.find(({ id }) => id === seat.taskId) ?? null,
    }))
    .filter(({ seat }) => seat.state !== 'dropped')
  const rule = declared?.sign
  return {
    mode: rule?.mode ?? 'any',
    percent: rule?.mode === 'share' ? rule.percent : null,
    seats,
  }
}

async function whoOf(
  { by, assignment }: Seat,
  task: OpenTask | null,
  context: GraphqlContext,
): Promise<string> {
  const account = by ?? task?.holderId ?? null
  if (account !== null) return nameOf(account, context)
  const to = task?.assignment ?? assignment
  return to === null ? '' : assigneeOf(to, context)
}

async function assigneeOf(to: Assignment, context: GraphqlContext): Promise<string> {
  if (to.kind === 'account') return nameOf(to.accountId, context)
  const { services, tenantId, locale } = context
  const place = placeName(await services.directory.org(tenantId), to.nodeId)
  const title = POST_TITLES[to.post]
  return `${place} ${title === undefined ? to.post : textIn(title, locale)}`
}

async function nameOf(accountId: string, { accounts }: GraphqlContext): Promise<string> {
  return (await accounts.load(accountId))?.name ?? accountId
}

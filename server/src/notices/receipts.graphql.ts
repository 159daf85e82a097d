import { maskName } from '@linli/runtime/core'
import { isStaff } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'

interface Receipt {
  readonly id: string
  readonly accountId: string
  readonly channel: 'app' | 'sms'
  readonly state: 'waiting' | 'sent' | 'read' | 'failed'
  readonly at: Date
}

const ReceiptChannel = builder.enumType('ReceiptChannel', {
  values: { APP: { value: 'app' }, SMS: { value: 'sms' } } as const,
})
const ReceiptState = builder.enumType('ReceiptState', {
  values: {
    WAITING: { value: 'waiting', description: 'For quiet hours to end, or for the next try.' },
    SENT: { value: 'sent', description: 'In the app: nobody has looked yet.' },
    READ: { value: 'read' },
    FAILED: { value: 'failed', description: 'It is not tried again.' },
  } as const,
})

const ReceiptType = builder.objectRef<Receipt>('NoticeReceipt').implement({
  description: 'What became of a notice to one person; not what it said.',
  fields: (t) => ({
    id: t.exposeID('id'),
    who: t.string({
      description: 'A resident is told by the first letter of her name.',
      resolve: async ({ accountId }, _args, { accounts }) => {
        const account = await accounts.load(accountId)
        if (account === null) return ''
        return account.role === 'resident' ? maskName(account.name) : account.name
      },
    }),
    channel: t.expose('channel', { type: ReceiptChannel }),
    state: t.expose('state', { type: ReceiptState }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When it was sent or read, or is to be sent.',
    }),
  }),
})

/** More are of no use to anybody. */
const MOST = 100

builder.prismaObjectField('Instance', 'receipts', (t) =>
  t.field({
    type: [ReceiptType],
    description: `Who was told of it and whether that arrived, newest first, at most ${MOST} of each channel; staff only.`,
    select: { id: true },
    resolve: ({ id }, _args, context) => (isStaff(context.viewer) ? receiptsOf(id, context) : []),
  }),
)

async function receiptsOf(
  instanceId: string,
  { services, tenantId }: GraphqlContext,
): Promise<readonly Receipt[]> {
  const where = { tenantId, instanceId }
  const [notices, messages] = await Promise.all([
    services.prisma.notice.findMany({
      where,
      select: { id: true, accountId: true, createdAt: true, readAt: true },
      orderBy: { createdAt: 'desc' },
      take: MOST,
    }),
    services.prisma.message.findMany({
      where,
      select: { id: true, accountId: true, state: true, dueAt: true, sentAt: true },
      orderBy: { madeAt: 'desc' },
      take: MOST,
    }),
  ])
  const receipts: Receipt[] = [
    ...notices.map(({ id, accountId, createdAt, readAt }) => ({
      ...{ id: `app.${id}`, accountId, channel: 'app' as const, at: readAt ?? createdAt },
      state: readAt === null ? ('sent' as const) : ('read' as const),
    })),
    ...messages.map(({ id, accountId, state, dueAt, sentAt }) => ({
      ...{ id: `sms.${id}`, accountId, channel: 'sms' as const, at: sentAt ?? dueAt },
      state: messageState(state),
    })),
  ]
  return receipts.sort((one, other) => other.at.getTime() - one.at.getTime())
}

function messageState(state: string): Receipt['state'] {
  return state === 'sent' || state === 'failed' ? state : 'waiting'
}

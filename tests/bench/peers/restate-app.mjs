import { once } from 'node:events'
import * as restate from '@restatedev/restate-sdk'
import { openHttpConnection } from '../../support/http-connection.ts'
import { isConfirmed, serveFront } from './front.ts'

// A case as a virtual object: one invocation a transition, its state in Restate's own store. A workflow with promises
// would need one invocation more.
process.once('disconnect', () => process.exit(0))
const [order] = await once(process, 'message')

let delivered = 0
const deliver = () => ++delivered
const effect = order.withSteps ? (ctx, name) => ctx.run(name, deliver) : deliver

/** Reads the case in the state that a call expects; a call that comes twice finds another one. */
async function caseIn(ctx, state) {
  const found = await ctx.get('case')
  if (found?.state !== state) throw new restate.TerminalError(`The case is ${found?.state}.`)
  return found.context
}

const alarmCase = restate.object({
  name: 'AlarmCase',
  handlers: {
    async start(ctx, context) {
      if ((await ctx.get('case')) !== null) throw new restate.TerminalError('It has started.')
      await effect(ctx, 'notify')
      ctx.set('case', { state: 'checking', context })
    },
    async complete(ctx, completion) {
      const context = await caseIn(ctx, 'checking')
      if (isConfirmed(completion, context)) {
        await effect(ctx, 'confirmed')
        ctx.set('case', { state: 'waiting', context: { ...context, found: completion.found } })
      } else {
        ctx.set('case', { state: 'closed', context })
      }
    },
    async clear(ctx) {
      const context = await caseIn(ctx, 'waiting')
      await effect(ctx, 'restored')
      ctx.set('case', { state: 'closed', context })
    },
  },
})
const handlersPort = await restate.serve({
  services: [alarmCase],
  port: 0,
  logger: () => undefined,
})

const free = []
let ingressPort = 0
/** Resolves when the invocation has ended, and with it the transition is durable. */
async function call(ref, handler, body) {
  const connection = free.pop() ?? (await openHttpConnection(ingressPort))
  const answer = await connection.request({
    method: 'POST',
    path: `/AlarmCase/${ref}/${handler}`,
    headers: body === undefined ? '' : 'content-type: application/json\r\n',
    body: body === undefined ? '' : JSON.stringify(body),
  })
  free.push(connection)
  if (answer.status !== 200) throw new Error(`Restate answered ${answer.status} ${answer.body}`)
}

const port = await serveFront(
  {
    start: (ref, context) => call(ref, 'start', context),
    complete: (ref, completion) => call(ref, 'complete', completion),
    clear: (ref) => call(ref, 'clear'),
  },
  order,
)
process.on('message', (message) => {
  ingressPort = message.ingressPort
})
process.send({ port, handlersPort })

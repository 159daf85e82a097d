import { once } from 'node:events'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { isConfirmed, serveFront } from './front.ts'

// A case as one durable workflow that waits for its messages, as DBOS documents it for people in the loop. A message is
// durable before its workflow has taken it; so that nobody answers for work that piles up, an answer waits until the
// transition is durable, and learns of it inside the process, which costs the database nothing.
process.once('disconnect', () => process.exit(0))
const [order] = await once(process, 'message')

/** Both waits have an end, as our own task has its due time: DBOS keeps it durably. */
const WAIT = { timeoutSeconds: 7_200 }
/** DBOS's own default is 10; 16 is what made most of it on two cores. */
const POOL_SIZE = 16

let delivered = 0
const deliver = async () => ++delivered
const effect = order.withSteps ? (name) => DBOS.runStep(deliver, { name }) : deliver

/** Who waits for the next transition of which case. */
const waiting = new Map()
function nextTransition(ref, tell) {
  const { promise, resolve } = Promise.withResolvers()
  waiting.set(ref, resolve)
  return Promise.all([promise, tell()])
}
const transitionOf = ({ ref }) => waiting.get(ref)?.()

async function alarmCase(context) {
  await effect('notify')
  transitionOf(context)
  const completion = await DBOS.recv('completed', WAIT)
  if (completion === null || !isConfirmed(completion, context)) return context
  await effect('confirmed')
  transitionOf(context)
  await DBOS.recv('cleared', WAIT)
  await effect('restored')
  transitionOf(context)
  waiting.delete(context.ref)
  return { ...context, found: completion.found }
}
const workflow = DBOS.registerWorkflow(alarmCase, { name: 'alarmCase' })

DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: order.databaseUrl,
  systemDatabasePoolSize: POOL_SIZE,
  logLevel: 'error',
})
await DBOS.launch()

const port = await serveFront(
  {
    start: (ref, context) =>
      nextTransition(ref, () => DBOS.startWorkflow(workflow, { workflowID: ref })(context)),
    complete: (ref, completion) =>
      nextTransition(ref, () => DBOS.send(ref, completion, 'completed', `${ref}.completed`)),
    clear: (ref) => nextTransition(ref, () => DBOS.send(ref, {}, 'cleared', `${ref}.cleared`)),
  },
  order,
)
process.send({ port })

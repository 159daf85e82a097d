// A node that is killed while it delivers: node doomed-node.ts DATABASE_URL TENANT [REDIS_URL]. Prints a line when it holds effects that
// it will never hand over.
import {
  chinaWorkingCalendar,
  connectQueues,
  createDatabaseClock,
  createEnginePool,
  createPostgresEngine,
  createQueueDoorbell,
  startListeners,
} from '@linli/runtime'
import { ORG, RESIDENT } from '../support/builders.ts'

const [databaseUrl = '', tenantId = '', redisUrl = null] = process.argv.slice(2)
const observer = { incident: () => undefined, trouble: () => undefined }
const pool = createEnginePool({ databaseUrl, onTrouble: () => undefined })
const queues = await connectQueues({ redisUrl, databaseUrl })
const engine = createPostgresEngine({
  ...{ pool, observer, clock: await createDatabaseClock(pool) },
  directory: {
    org: () => Promise.resolve(ORG),
    calendar: () => Promise.resolve(chinaWorkingCalendar()),
  },
  channel: {
    deliver() {
      process.stdout.write('stuck\n')
      return new Promise(() => undefined)
    },
  },
  doorbell: createQueueDoorbell(queues.openQueue(), observer),
  limits: { heldEffects: 0 },
})
// A sweep later than its death: it delivers because it was rung.
startListeners(queues, engine, { observer, sweepEveryMs: 60_000 })
await engine.start({
  ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: 'doomed' },
  answers: { ref: '将亡', divisor: 1 },
})

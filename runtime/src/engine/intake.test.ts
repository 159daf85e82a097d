import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { type Batch, createIntake } from './intake.ts'

const LIMITS = { maxQueued: 3, maxBatch: 10, inFlight: 1, worthwhile: 1 }

describe('intake', () => {
  it('fills the next batch while one is under way, and waits for nobody', async () => {
    const { batches, intake } = createRecordingIntake()
    const first = intake.submit(entry())
    await batches.arrival()
    const others = [intake.submit(entry()), intake.submit(entry())]

    batches.finish()
    await batches.arrival()
    batches.finish()
    await Promise.all([first, ...others])

    expect(batches.sizes).toEqual([1, 2])
  })

  it('sends a second batch beside the first only when enough commands wait for it', async () => {
    const { batches, intake } = createRecordingIntake({ ...LIMITS, inFlight: 2, worthwhile: 2 })
    const first = intake.submit(entry())
    await batches.arrival()
    const second = intake.submit(entry())
    await new Promise(setImmediate)
    expect(batches.sizes).toEqual([1])

    const third = intake.submit(entry())
    await batches.arrival()
    expect(batches.sizes).toEqual([1, 2])
    batches.finish()
    await Promise.all([first, second, third])
  })

  it('waits for no batch that takes long', async () => {
    const { batches, intake } = createRecordingIntake({ ...LIMITS, inFlight: 2, worthwhile: 24 })
    const stuck = intake.submit(entry())
    await batches.arrival()
    const other = intake.submit(entry())
    await batches.arrival()

    expect(batches.sizes).toEqual([1, 1])
    batches.finish()
    await Promise.all([stuck, other])
  })

  it('refuses what does not fit into the queue, but not what was promised before', async () => {
    const { batches, intake } = createRecordingIntake()
    const waiting = Array.from({ length: 3 }, () => intake.submit(entry()))

    const refused = intake.submit(entry()).catch((error: unknown) => error)
    const promised = intake.submit({ ...entry(), isPromised: true })
    await batches.arrival()
    batches.finish()
    await Promise.all([...waiting, promised])

    expect(await refused).toMatchObject({ code: 'engine.overloaded' })
  })

  it('computes a requeued command again before later ones', async () => {
    const { batches, intake } = createRecordingIntake()
    const again = intake.submit(entry())
    await batches.arrival()
    const later = intake.submit(entry())

    batches.finish({ requeue: true })
    await batches.arrival()
    batches.finish()
    await Promise.all([again, later])

    expect(batches.sizes).toEqual([1, 2])
  })

  it('a batch that throws answers everybody in it and the next one goes on', async () => {
    let isFirst = true
    const intake = createIntake(LIMITS, async (batch) => {
      if (isFirst) {
        isFirst = false
        throw new Error('The store is away.')
      }
      for (const queued of batch.queued) queued.resolve('done')
    })

    const lost = await Promise.allSettled([intake.submit(entry()), intake.submit(entry())])
    const next = await intake.submit(entry())

    expect(lost.map((each) => each.status)).toEqual(['rejected', 'rejected'])
    expect(next).toBe('done')
  })

  it('closes after everything under way is answered, however often it is asked', async () => {
    const { batches, intake } = createRecordingIntake()
    const last = intake.submit(entry())
    await batches.arrival()

    const closing = Promise.all([intake.close(), intake.close()])
    batches.finish()
    await closing

    expect(await last).toBe('done')
  })
})

function entry(): Entry {
  return { tenantId: 't', needs: {}, compute: () => ({ kind: 'answer', value: null }) }
}

/** Batches stay under way until the test finishes them. */
function createRecordingIntake(limits = LIMITS) {
  const sizes: number[] = []
  let underWay: Batch[] = []
  let arrived = Promise.withResolvers<void>()
  let finished = Promise.withResolvers<void>()
  const intake = createIntake(limits, async (batch) => {
    sizes.push(batch.queued.length)
    underWay.push(batch)
    arrived.resolve()
    await finished.promise
    finished = Promise.withResolvers()
  })
  const batches = {
    sizes,
    async arrival() {
      await arrived.promise
      arrived = Promise.withResolvers()
    },
    finish({ requeue = false } = {}) {
      for (const batch of underWay) {
        for (const queued of batch.queued) {
          if (requeue) batch.requeue(queued)
          else queued.resolve('done')
        }
      }
      underWay = []
      finished.resolve()
    },
  }
  return { batches, intake }
}

import { LinliError } from '@linli/schemas/linli-error'
import type { EngineStore } from '../../runtime/src/ports/engine-store.ts'
import type { Life } from './life.ts'
import type { Scheduler } from './scheduler.ts'
import type { Trace } from './trace.ts'
import type { Weather } from './weather.ts'

export interface Line {
  readonly scheduler: Scheduler
  readonly weather: Weather
  readonly trace: Trace
  /** True while the database takes no call. */
  readonly isCut: () => boolean
}

export type Call = <T>(what: string, apply: () => Promise<T>) => Promise<T>

/** One node's way to the database: every call travels, may be lost before or after it is written, and may take longer than
 *  any lease. A dead node hears nothing any more; what it had sent may still be written. */
export function createCall(life: Life, line: Line): Call {
  const { scheduler, weather, trace } = line
  return <T>(what: string, apply: () => Promise<T>): Promise<T> => {
    if (life.isDead()) return new Promise(() => undefined)
    return new Promise((resolve, reject) => {
      const fate = weather.fate(scheduler.now())
      const hear = (ms: number, tell: () => void) => life.hear(ms, tell)
      const fail = (ms: number, why: string) =>
        hear(ms, () => {
          trace.add(`${life.name} ${what} fails, ${why}`)
          reject(new LinliError('store.unavailable', `Simulated: ${why}.`))
        })
      if (fate.kind === 'late') fail(0, 'late')
      scheduler.after(fate.sendMs, () => {
        if (life.isDead() && !life.wasSent()) return
        if (fate.kind === 'refused' || line.isCut()) return fail(fate.answerMs, 'not written')
        trace.add(`${life.name} ${what} ${fate.kind}`)
        apply().then(
          (value) => {
            if (fate.kind === 'late') return
            if (fate.kind === 'unacked') return fail(fate.answerMs, 'unacked')
            hear(fate.answerMs, () => {
              if (line.isCut()) return fail(0, 'cut')
              resolve(value)
            })
          },
          (error: unknown) => hear(fate.answerMs, () => reject(error)),
        )
      })
    })
  }
}

export function createFlakyStore(inner: EngineStore, call: Call): EngineStore {
  return {
    load: (keys) => call('load', () => inner.load(keys)),
    commit: (batch) => call('commit', () => inner.commit(batch)),
    loadsOf: (people) => call('loadsOf', () => inner.loadsOf(people)),
    version: (...key) => call('version', () => inner.version(...key)),
    versionMark: (tenantId) => call('versionMark', () => inner.versionMark(tenantId)),
    newestVersions: (tenantId) => call('newestVersions', () => inner.newestVersions(tenantId)),
    insertVersion: (version) => call('insertVersion', () => inner.insertVersion(version)),
    leaseDueTimers: (...asked) => call('leaseDueTimers', () => inner.leaseDueTimers(...asked)),
    nextDueAt: () => call('nextDueAt', () => inner.nextDueAt()),
    leaseOutbox: (...asked) => call('leaseOutbox', () => inner.leaseOutbox(...asked)),
    removeDelivered: (entries) => call('removeDelivered', () => inner.removeDelivered(entries)),
    markFailed: (...asked) => call('markFailed', () => inner.markFailed(...asked)),
    stopEffect: (...asked) => call('stopEffect', () => inner.stopEffect(...asked)),
    takeNumbers: (block) => call('takeNumbers', () => inner.takeNumbers(block)),
    closedTask: (...key) => call('closedTask', () => inner.closedTask(...key)),
  }
}

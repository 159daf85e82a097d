import { invariant } from '@linli/schemas/linli-error'
import type { EngineStore } from '../ports/engine-store.ts'

/** Numbers of instances, taken from the database in blocks so that a start costs no round trip. A node that stops leaves
 *  the rest of its block unused: numbers are unique, not gapless. */
export interface InstanceNumbers {
  /** `count` numbers for one batch. */
  take(request: NumberRequest, count: number): Promise<NumberSheet>
}

export interface NumberRequest {
  readonly tenantId: string
  readonly family: string
  /** Epoch ms; the day is local to UTC+8. */
  readonly now: number
}

export interface NumberSheet {
  /** `<FAMILY><yyyyMMdd>-<at least four digits>` */
  next(): string
  /** Hands back what the batch did not use. */
  giveBack(): void
}

const BLOCK_SIZE = 50
const UTC_OFFSET_MS = 8 * 3_600_000

export function createInstanceNumbers(store: EngineStore): InstanceNumbers {
  /** Free numbers by family and tenant, of one day only; highest first. */
  const free = new Map<string, { readonly day: string; readonly numbers: number[] }>()

  return {
    async take({ tenantId, family, now }, count) {
      const day = localDay(now)
      const key = `${family}/${tenantId}`
      let stock = free.get(key)
      if (stock?.day !== day) {
        stock = { day, numbers: [] }
        free.set(key, stock)
      }
      const { numbers } = stock
      const taken = numbers.splice(Math.max(0, numbers.length - count)).reverse()
      if (taken.length < count) {
        const size = Math.max(BLOCK_SIZE, count - taken.length)
        const first = await store.takeNumbers({ tenantId, family, day, size })
        const block = Array.from({ length: size }, (_, index) => first + index)
        taken.push(...block.splice(0, count - taken.length))
        numbers.push(...block.reverse())
      }
      let used = 0
      return {
        next() {
          const number = taken[used++]
          invariant(number !== undefined, 'Numbers are taken before they are given out.')
          return `${family}${day}-${String(number).padStart(4, '0')}`
        },
        giveBack() {
          numbers.push(...taken.slice(used).reverse())
        },
      }
    },
  }
}

function localDay(now: number): string {
  return new Date(now + UTC_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '')
}

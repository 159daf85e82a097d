import { cityDay } from '@linli/schemas/city-day'
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
  /** Begins with its first number again: the batch is computed once more. */
  restart(): void
  /** Hands back what the batch did not use. */
  giveBack(): void
}

/** A quiet node leaves few numbers unused when it stops; a busy one doubles its blocks while they last no second, because
 *  a batch waits for the block. */
const FIRST_BLOCK = 50
const LARGEST_BLOCK = 1_600
const SHORT_MS = 1_000

export function createInstanceNumbers(store: EngineStore): InstanceNumbers {
  /** Free numbers by family and tenant, of one day only; highest first. */
  const free = new Map<string, Stock>()

  return {
    async take({ tenantId, family, now }, count) {
      const day = cityDay(now).replaceAll('-', '')
      const key = `${family}/${tenantId}`
      let stock = free.get(key)
      if (stock?.day !== day) {
        stock = { day, numbers: [], blockSize: 0, takenAt: 0 }
        free.set(key, stock)
      }
      const { numbers } = stock
      const taken = numbers.splice(Math.max(0, numbers.length - count)).reverse()
      if (taken.length < count) {
        const size = Math.max(nextBlockSize(stock, now), count - taken.length)
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
        restart() {
          used = 0
        },
        giveBack() {
          numbers.push(...taken.slice(used).reverse())
        },
      }
    },
  }
}

interface Stock {
  readonly day: string
  readonly numbers: number[]
  blockSize: number
  /** Epoch ms of the last block. */
  takenAt: number
}

function nextBlockSize(stock: Stock, now: number): number {
  const isShort = stock.blockSize > 0 && now - stock.takenAt < SHORT_MS
  stock.blockSize = isShort ? Math.min(LARGEST_BLOCK, stock.blockSize * 2) : FIRST_BLOCK
  stock.takenAt = now
  return stock.blockSize
}

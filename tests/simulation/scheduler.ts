/** Virtual time. Everything that happens in a run is a task of this one queue, taken by instant and then by age, so the
 *  same seed gives the same course. Between two tasks every promise that can settle has settled. */
export interface Scheduler {
  /** Epoch ms. */
  now(): number
  /** Tasks taken so far. */
  taken(): number
  after(ms: number, task: () => void): Ticket
  sleep(ms: number): Promise<void>
  /** Takes task after task until `isOver` says so or nothing is left. */
  run(isOver: () => boolean): Promise<void>
}

export interface Ticket {
  cancel(): void
}

interface Waiting {
  readonly at: number
  readonly age: number
  task: (() => void) | null
}

/** Kept before any run replaces it. */
const setRealImmediate = setImmediate
/** Tasks that are taken in one turn of the real event loop; each still ends with its promises settled. */
const TASKS_PER_TURN = 64

export function createScheduler(startsAt: number): Scheduler {
  const heap: Waiting[] = []
  let now = startsAt
  let age = 0
  let taken = 0

  function takeNext(): void {
    const next = pop(heap)
    if (next === undefined || next.task === null) return
    taken++
    now = Math.max(now, next.at)
    next.task()
  }

  return {
    now: () => now,
    taken: () => taken,
    after(ms, task) {
      const waiting: Waiting = { at: now + Math.max(0, ms), age: age++, task }
      push(heap, waiting)
      return {
        cancel() {
          waiting.task = null
        },
      }
    },
    sleep(ms) {
      return new Promise((resolve) => this.after(ms, resolve))
    },
    run(isOver) {
      return new Promise((resolve, reject) => {
        let isEnded = false
        const turn = (): void => {
          for (let count = 0; count < TASKS_PER_TURN; count++) setRealImmediate(one)
          setRealImmediate(() => {
            if (!isEnded) turn()
          })
        }
        // Each immediate is followed by all its microtasks before the next one begins.
        const one = (): void => {
          if (isEnded) return
          try {
            if (heap.length === 0 || isOver()) {
              isEnded = true
              resolve()
            } else takeNext()
          } catch (error) {
            isEnded = true
            reject(error)
          }
        }
        turn()
      })
    },
  }
}

function isBefore(a: Waiting, b: Waiting): boolean {
  return a.at < b.at || (a.at === b.at && a.age < b.age)
}

function push(heap: Waiting[], waiting: Waiting): void {
  let index = heap.length
  heap.push(waiting)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !isBefore(waiting, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = waiting
}

function pop(heap: Waiting[]): Waiting | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return first
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    let below = heap[child]
    const right = heap[child + 1]
    if (below !== undefined && right !== undefined && isBefore(right, below)) {
      child++
      below = right
    }
    if (below === undefined || !isBefore(below, last)) break
    heap[index] = below
    index = child
  }
  heap[index] = last
  return first
}

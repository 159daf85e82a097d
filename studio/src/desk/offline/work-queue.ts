import type { Shelf, WorkItem, WorkVerdict } from '../../staff/desk-device.ts'

/** What became of an attempt to hand work in. `invalid`: the server wants other answers; `failed`: it may be tried again later. */
export type WorkSent<Problem = unknown> =
  | { readonly kind: 'done' | 'signed-out' | 'failed' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly sentence: string }
  | WorkVerdict

/** Work of this device on its way to the server. */
export interface QueuedWork extends WorkItem {
  /** `waiting`: its turn comes, or the network has to; `signed-out`: as soon as somebody is signed in; `conflict`: somebody else was
   *  faster; `refused`: the server does not take it; both stay here with what was written until the worker has looked. */
  readonly state: 'waiting' | 'sending' | 'signed-out' | 'done' | 'conflict' | 'refused'
  /** The worker still waits before its form. */
  readonly isHanded: boolean
}

interface WorkQueueDeps<Problem> {
  readonly shelf: Shelf<WorkItem>
  /** `isFirst`: the worker waits in front of the page. Never rejects. */
  readonly send: (item: WorkItem, isFirst: boolean) => Promise<WorkSent<Problem>>
  /** What belongs to it on this device is needed no more. */
  readonly onGone: (item: WorkItem) => void
  /** Calls after so many milliseconds; gives what calls it off. */
  readonly later: (run: () => void, delay: number) => () => void
}

/** Tasks that were done here. Each is written down before it is sent, and is sent again, under the same key, until the server has said
 *  something about it: after a failure, a crash, a restart of either side. */
export interface WorkQueue<Problem = unknown> {
  /** Work of the last visit. Only the first call reads the device. */
  readonly open: () => Promise<void>
  readonly items: () => readonly QueuedWork[]
  readonly subscribe: (listener: () => void) => () => void
  /** Keeps it and tries at once. What the server does not take is given back and not kept: the worker has it before her. */
  readonly hand: (item: WorkItem) => Promise<WorkSent<Problem>>
  /** Tries at once what waits: the network is back, or somebody signed in. */
  readonly retry: () => void
  /** Takes it off the queue; it is not sent any more. */
  readonly remove: (id: string) => Promise<void>
  /** Somebody else works here now: nothing more is sent, until it is opened again. */
  readonly close: () => void
}

/** A network that was away for a second is often back after five; one that is away for minutes is not asked every second. */
const PAUSES_MS = [5_000, 15_000, 60_000] as const
/** Whoever waits in front of the page goes on with the next task after this; sending goes on behind it. */
export const HAND_PATIENCE_MS = 15_000

/** The work here, as everybody who looks sees it. */
function createList() {
  const listeners = new Set<() => void>()
  let items: readonly QueuedWork[] = []
  const tell = (next: readonly QueuedWork[]) => {
    items = next
    for (const listener of listeners) listener()
  }
  return {
    items: () => items,
    find: (id: string) => items.find((item) => item.id === id),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    add: (item: QueuedWork) => tell([...items.filter(({ id }) => id !== item.id), item]),
    change: (id: string, part: Partial<QueuedWork>) =>
      tell(items.map((item) => (item.id === id ? { ...item, ...part } : item))),
    take: (id: string) => tell(items.filter((item) => item.id !== id)),
  }
}

type List = ReturnType<typeof createList>

/** Writes down what became of an attempt. */
function createBook<Problem>(list: List, deps: WorkQueueDeps<Problem>) {
  const remove = async (id: string) => {
    list.take(id)
    await deps.shelf.drop(id)
  }
  const judge = async (id: string, verdict: WorkVerdict) => {
    list.change(id, { verdict, state: verdict.kind })
    const item = list.find(id)
    if (item !== undefined) await deps.shelf.save(storedOf(item))
  }
  const settle = async (item: QueuedWork, sent: WorkSent<Problem>) => {
    // It was taken off meanwhile; what the server did with it is seen in the case.
    if (list.find(item.id) === undefined) return
    switch (sent.kind) {
      case 'done':
        list.change(item.id, { state: 'done' })
        deps.onGone(item)
        return deps.shelf.drop(item.id)
      case 'failed':
        return list.change(item.id, { state: 'waiting' })
      case 'signed-out':
        return list.change(item.id, { state: 'signed-out' })
      case 'invalid':
        return judge(item.id, { kind: 'refused', cause: { sentence: sent.sentence } })
      default:
        return judge(item.id, sent)
    }
  }
  return { remove, settle }
}

/** Sends what waits, one after the other; after a failure it waits, each time longer. */
function createRunner<Problem>(list: List, deps: WorkQueueDeps<Problem>) {
  const book = createBook(list, deps)
  let isClosed = false
  let isRunning = false
  let failures = 0
  let callOff = () => {}

  const attempt = async (item: QueuedWork, isHers: (sent: WorkSent) => boolean) => {
    list.change(item.id, { state: 'sending' })
    const sent = await deps.send(storedOf(item), item.isHanded)
    if (isHers(sent)) await book.remove(item.id)
    else await book.settle(item, sent)
    return sent
  }
  const next = () => (isClosed ? undefined : list.items().find(({ state }) => state === 'waiting'))
  const pause = () => {
    failures += 1
    callOff()
    const delay = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0
    if (!isClosed) callOff = deps.later(() => void run(), delay)
  }
  const run = async () => {
    if (isRunning) return
    isRunning = true
    callOff()
    let isFine = true
    for (let item = next(); item !== undefined && isFine; item = next()) {
      const { kind } = await attempt(item, () => false)
      isFine = kind !== 'failed'
      if (isFine) failures = 0
    }
    isRunning = false
    if (!isFine) pause()
  }
  return {
    ...{ attempt, run, pause, remove: book.remove },
    runAnew: () => {
      failures = 0
      void run()
    },
    reopen: () => {
      isClosed = false
    },
    close: () => {
      isClosed = true
      callOff()
    },
  }
}

export function createWorkQueue<Problem>(deps: WorkQueueDeps<Problem>): WorkQueue<Problem> {
  const list = createList()
  const { attempt, run, runAnew, pause, remove, reopen, close } = createRunner(list, deps)
  let opening: Promise<void> | undefined
  const load = async () => {
    for (const item of await deps.shelf.list()) {
      list.add({ ...item, state: item.verdict?.kind ?? 'waiting', isHanded: false })
    }
    void run()
  }
  return {
    ...{ items: list.items, subscribe: list.subscribe, remove, close },
    open: () => {
      reopen()
      opening ??= load()
      return opening
    },
    hand: async (item) => {
      await deps.shelf.save(item)
      const queued = { ...item, state: 'sending', isHanded: true } as const
      list.add(queued)
      let isHanded = true
      const sending = attempt(queued, ({ kind }) => isHanded && isForHer(kind))
      const sent = await Promise.race([sending, patience(deps)])
      isHanded = false
      list.change(item.id, { isHanded })
      if (sent.kind === 'done') list.take(item.id)
      if (sent.kind === 'failed') pause()
      return sent
    },
    retry: () => {
      for (const { id, state } of list.items()) {
        if (state === 'signed-out') list.change(id, { state: 'waiting' })
      }
      runAnew()
    },
  }
}

/** What the worker sees at once and puts right where she stands. */
function isForHer(kind: WorkSent['kind']): boolean {
  return kind === 'invalid' || kind === 'conflict' || kind === 'refused'
}

function patience({ later }: Pick<WorkQueueDeps<unknown>, 'later'>) {
  return new Promise<{ readonly kind: 'failed' }>((resolve) => {
    later(() => resolve({ kind: 'failed' }), HAND_PATIENCE_MS)
  })
}

function storedOf({ state: _state, isHanded: _isHanded, ...item }: QueuedWork): WorkItem {
  return item
}

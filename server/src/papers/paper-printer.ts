import { Worker } from 'node:worker_threads'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { createWorkGate } from '../http/work-gate.ts'
import type { DrawAnswer } from './draw-worker.ts'
import type { PaperContent } from './paper-content.ts'

/** Draws papers on a thread of its own: reading the faces takes half a second, and requests must not wait. */
export interface PaperPrinter {
  /** A PDF. Throws `server.overloaded` where too many wait. */
  draw(content: PaperContent): Promise<Uint8Array<ArrayBuffer>>
  /** Whoever asks for the same meanwhile is given the same answer: a paper that many ask for at once is drawn once. */
  together<Answer>(key: string, work: () => Promise<Answer>): Promise<Answer>
}

/** No honest paper needs a tenth of it. */
const MOST_MS = 30_000
/** A thread at rest keeps its faces, some 100 MB. */
const IDLE_MS = 60_000
const MOST_MEMORY_MB = 512

const WORKER = new URL('./draw-worker.ts', import.meta.url)

export function createPaperPrinter(): PaperPrinter {
  // One at a time: they would only take the processor from each other.
  const gate = createWorkGate({ running: 1, waiting: 100 })
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  const underWay = new Map<string, Promise<unknown>>()

  const stop = () => {
    void thread?.terminate()
    thread = null
  }
  const ready = (): Worker => {
    clearTimeout(idle)
    if (thread !== null) return thread
    const started = startThread()
    // One that ended by itself is not asked again.
    started.once('exit', () => {
      if (thread === started) thread = null
    })
    thread = started
    return started
  }
  return {
    together<Answer>(key: string, work: () => Promise<Answer>) {
      const begun = underWay.get(key) ?? work().finally(() => underWay.delete(key))
      underWay.set(key, begun)
      return begun as Promise<Answer>
    },
    draw: (content) =>
      gate.run(async () => {
        try {
          return await ask(ready(), content)
        } catch (error) {
          // A thread that gave no answer must not be asked again: its late answer would be taken for that of the next.
          stop()
          throw error
        } finally {
          idle = setTimeout(stop, IDLE_MS).unref()
        }
      }),
  }
}

function startThread(): Worker {
  const thread = new Worker(WORKER, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  // Whoever asks hears of an error; one that nobody waits for must not end the process.
  thread.on('error', () => undefined)
  thread.unref()
  return thread
}

async function ask(thread: Worker, content: PaperContent): Promise<Uint8Array<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<DrawAnswer>()
  const ended = () => reject(new LinliError('invariant.broken', 'The drawing thread ended.'))
  const timeout = setTimeout(ended, MOST_MS)
  thread.on('message', resolve).on('error', reject).on('exit', ended)
  try {
    thread.postMessage(content)
    const { bytes, failure } = await promise
    if (failure !== undefined) throw new LinliError('invariant.broken', failure)
    invariant(bytes, 'The thread answers what it is asked.')
    return bytes
  } finally {
    clearTimeout(timeout)
    thread.off('message', resolve).off('error', reject).off('exit', ended)
  }
}

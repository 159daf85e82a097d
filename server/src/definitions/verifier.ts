import { hash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type {
  ProposedScenarios,
  ScenarioGround,
  Verification,
  VerificationCourse,
} from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import { createWorkGate } from '../http/work-gate.ts'
import { readGround } from './scenario-ground.ts'
import type { VerifyAnswer, VerifyRequest } from './verify-worker.ts'

/** Verifies definitions on a thread of its own: the check of a large one takes seconds, and requests must not wait. */
export interface Verifier {
  /** Throws `definition.check-timeout` for one whose check does not end, `server.overloaded` where too many wait; the reason of the
   *  signal where whoever hears it has left. One that is known already is answered without a word of its course. */
  verify(definition: Definition, heard?: Hearing): Promise<Verification>
  /** Scenarios for what those of a definition without errors do not go through. Throws what `verify` throws. */
  propose(definition: Definition): Promise<ProposedScenarios>
}

/** Who hears how far a verification is, and leaves it by the signal. */
export interface Hearing {
  readonly signal: AbortSignal
  tell(course: VerificationCourse): void
}

/** Nobody listens, and nobody leaves. */
const UNHEARD: Hearing = { signal: new AbortController().signal, tell: () => undefined }

/** No honest definition needs a tenth of it. */
const MOST_MS = 30_000
/** A thread at rest costs some 30 MB. */
const IDLE_MS = 60_000
const MOST_MEMORY_MB = 512
/** Whoever looked at the findings of a draft publishes it next. */
const KEPT_VERIFICATIONS = 16

const WORKER = new URL('./verify-worker.ts', import.meta.url)

export function createVerifier(): Verifier {
  // One at a time: they would only take the processor from each other and from everybody else.
  const gate = createWorkGate({ running: 1, waiting: 8 })
  const known = new Map<string, Verification>()
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  const stop = () => {
    void thread?.terminate()
    thread = null
  }
  const ready = async (): Promise<Worker> => {
    clearTimeout(idle)
    if (thread !== null) return thread
    const started = startThread(await readGround())
    // One that ended by itself is not asked again.
    started.once('exit', () => {
      if (thread === started) thread = null
    })
    thread = started
    return started
  }
  /** A thread that failed is not asked again. */
  const answered = async (request: VerifyRequest, heard = UNHEARD): Promise<VerifyAnswer> => {
    try {
      return await ask(await ready(), request, heard)
    } catch (error) {
      stop()
      throw error
    } finally {
      idle = setTimeout(stop, IDLE_MS).unref()
    }
  }
  return {
    verify: (definition, heard = UNHEARD) =>
      gate.run(async () => {
        // Who left while others were served wants nothing more.
        heard.signal.throwIfAborted()
        const key = hash('sha256', JSON.stringify(definition))
        const before = known.get(key)
        if (before !== undefined) return before
        const { verification } = await answered({ verify: definition }, heard)
        invariant(verification, 'The thread answers what it is asked.')
        known.set(key, verification)
        const [oldest = key] = known.keys()
        if (known.size > KEPT_VERIFICATIONS) known.delete(oldest)
        return verification
      }),
    propose: (definition) =>
      gate.run(async () => {
        const { proposed } = await answered({ propose: definition })
        invariant(proposed, 'The thread answers what it is asked.')
        return proposed
      }),
  }
}

function startThread(ground: ScenarioGround): Worker {
  const thread = new Worker(WORKER, {
    workerData: ground,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  // Whoever asks hears of an error; one that nobody waits for must not end the process.
  thread.on('error', () => undefined)
  thread.unref()
  return thread
}

/** A thread that gave no answer must not be asked again: its late answer would be taken for that of the next. */
async function ask(
  thread: Worker,
  request: VerifyRequest,
  { signal, tell }: Hearing,
): Promise<VerifyAnswer> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<VerifyAnswer>()
  const hear = (answer: VerifyAnswer) => {
    if (answer.course === undefined) resolve(answer)
    else tell(answer.course)
  }
  const leave = () => reject(signal.reason)
  const timeout = setTimeout(() => reject(tooSlow()), MOST_MS)
  const failed = (error: Error) => reject(isOutOfMemory(error) ? tooSlow() : error)
  const ended = () => reject(tooSlow())
  signal.addEventListener('abort', leave, { once: true })
  thread.on('message', hear).on('error', failed).on('exit', ended)
  try {
    thread.postMessage(request)
    const answer = await promise
    if (answer.failure !== undefined) throw new LinliError('invariant.broken', answer.failure)
    return answer
  } finally {
    clearTimeout(timeout)
    signal.removeEventListener('abort', leave)
    thread.off('message', hear).off('error', failed).off('exit', ended)
  }
}

function tooSlow(): LinliError {
  return new LinliError('definition.check-timeout', 'The check did not end in time or memory.')
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

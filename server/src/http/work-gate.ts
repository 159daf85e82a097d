import { LinliError } from '@linli/schemas/linli-error'

/** Lets a few pieces of heavy work run at a time and a few more wait. */
export interface WorkGate {
  /** Throws `server.overloaded` before `work` begins when too many wait already. */
  run<Answer>(work: () => Promise<Answer>): Promise<Answer>
}

export interface WorkGateLimits {
  readonly running: number
  readonly waiting: number
}

export function createWorkGate(limits: WorkGateLimits): WorkGate {
  const waiting: (() => void)[] = []
  let running = 0

  function leave(): void {
    const next = waiting.shift()
    // A place is handed on, not given back, so nobody overtakes who waits.
    if (next === undefined) running--
    else next()
  }

  return {
    async run(work) {
      if (running < limits.running) running++
      else if (waiting.length < limits.waiting)
        await new Promise<void>((resolve) => waiting.push(resolve))
      else throw overloaded()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

export function overloaded(): LinliError {
  return new LinliError('server.overloaded', 'Too much is under way; try again.', {
    details: { retryAfterSeconds: 1 },
  })
}

import { parentPort, workerData } from 'node:worker_threads'
import type {
  ProposedScenarios,
  ScenarioGround,
  Verification,
  VerificationCourse,
} from '@linli/runtime/core'
import { proposeScenarios, verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'

// The entry of the verifying thread: one definition at a time, in the order in which they came.

export type VerifyRequest = { readonly verify: Definition } | { readonly propose: Definition }

/** Any number of `course` alone, then one of the others. */
export interface VerifyAnswer {
  readonly course?: VerificationCourse
  readonly verification?: Verification
  readonly proposed?: ProposedScenarios
  /** What was thrown, for the log. */
  readonly failure?: string
}

const ground = workerData as ScenarioGround

parentPort?.on('message', (request: VerifyRequest) => {
  parentPort?.postMessage(answerTo(request))
})

function tell(course: VerificationCourse): void {
  parentPort?.postMessage({ course } satisfies VerifyAnswer)
}

function answerTo(request: VerifyRequest): VerifyAnswer {
  try {
    return 'verify' in request
      ? { verification: verifyDefinition(request.verify, ground, tell) }
      : { proposed: proposeScenarios(request.propose, ground) }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

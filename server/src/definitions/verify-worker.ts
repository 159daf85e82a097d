import { parentPort, workerData } from 'node:worker_threads'
import type { ScenarioGround, Verification } from '@linli/runtime/core'
import { verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'

// The entry of the verifying thread: one definition at a time, in the order in which they came.

export type VerifyAnswer =
  | { readonly verification: Verification }
  | { /** What was thrown, for the log. */ readonly failure: string }

const ground = workerData as ScenarioGround

parentPort?.on('message', (definition: Definition) => {
  parentPort?.postMessage(answerTo(definition))
})

function answerTo(definition: Definition): VerifyAnswer {
  try {
    return { verification: verifyDefinition(definition, ground) }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

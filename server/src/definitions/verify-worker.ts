import { parentPort, workerData } from 'node:worker_threads'
import type { ScenarioGround, Verification } from '@linli/runtime/core'
import { verifyDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'

// The entry of the verifying thread: one definition at a time, in the order in which they came.

export interface VerifyOrder {
  readonly id: number
  readonly definition: Definition
}

export type VerifyAnswer =
  | { readonly id: number; readonly verification: Verification }
  | { readonly id: number; readonly failure: string }

const ground = workerData as ScenarioGround

parentPort?.on('message', ({ id, definition }: VerifyOrder) => {
  parentPort?.postMessage(answerTo(id, definition))
})

function answerTo(id: number, definition: Definition): VerifyAnswer {
  try {
    return { id, verification: verifyDefinition(definition, ground) }
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

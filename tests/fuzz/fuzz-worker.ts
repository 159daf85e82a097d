import { parentPort, workerData } from 'node:worker_threads'
import { createFuzzGround, fuzzSeeds } from './fuzz-seeds.ts'
import type { FuzzOrder } from './run-fuzz.ts'

// Thread of run-fuzz.ts: draws and judges what it is asked for, and says in shared memory which seed it is at.
const { from, count, modelEvery, at }: FuzzOrder = workerData
const now = new BigInt64Array(at)
const onSeed = (seed: number) => Atomics.store(now, 0, BigInt(seed))
parentPort?.postMessage(fuzzSeeds(createFuzzGround(), { from, count, modelEvery, onSeed }))

import { createMemoryGround, createNode } from '../support/test-engines.ts'
import { ATTACKS } from './attacks.ts'
import { strike } from './strike.ts'

/** Prints what each attack costs: the CPU of a batch that holds it and one neighbour, the median of a few runs. The first
 *  runs warm the process up, as a node is when it is attacked. */
const RUNS = 5

const ground = await createMemoryGround()
for (const [name, attack] of ATTACKS) {
  const costs: number[] = []
  let ends: unknown = null
  for (let run = 0; run < RUNS; run++) {
    const node = createNode(ground)
    const struck = await strike(node, await ground.createTenant(), attack)
    costs.push(struck.cpuMs)
    ends = typeof struck.ends === 'string' ? struck.ends : struck.ends?.[0]
    await node.engine.close()
  }
  const median = costs.sort((a, b) => a - b)[RUNS >> 1] ?? 0
  process.stdout.write(`${name.padEnd(40)} ${String(ends).padEnd(28)} ${median.toFixed(0)} ms\n`)
}

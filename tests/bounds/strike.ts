import { randomUUID } from 'node:crypto'
import type { Advanced } from '@linli/runtime'
import type { Definition } from '@linli/schemas/definition'
import { OFFICIAL, RESIDENT, WORKER } from '../support/builders.ts'
import type { TestNode } from '../support/test-engines.ts'
import type { Attack } from './attacks.ts'

export interface Struck {
  /** Findings of a refused document, otherwise the code of the refusal or failure; null where it went through. */
  readonly ends: readonly string[] | string | null
  /** The attacked instance, where one came to be. */
  readonly instanceId: string | null
  readonly neighbour: Advanced
  /** CPU of the whole process while the batch was under way, in milliseconds. */
  readonly cpuMs: number
}

/** Carries out an attack while a neighbour's instance is nudged in the same batch. */
export async function strike(node: TestNode, tenantId: string, attack: Attack): Promise<Struck> {
  const neighbourId = await begin(node, { tenantId, definitionId: 'alarm' })
  const instanceId = await prepare(node, tenantId, attack)
  const before = process.cpuUsage()
  const [ends, neighbour] = await Promise.all([
    carryOut(node, { tenantId, instanceId }, attack),
    nudge(node, tenantId, neighbourId),
  ])
  const { user, system } = process.cpuUsage(before)
  return { ends, instanceId, neighbour, cpuMs: (user + system) / 1000 }
}

/** Null where the attack needs no instance. */
async function prepare(node: TestNode, tenantId: string, attack: Attack): Promise<string | null> {
  if (attack.kind === 'document') return null
  await publish(node, tenantId, attack.definition)
  // A node compiles a version when it is first asked for.
  if (attack.kind === 'start') {
    await codeOf(start(node, { tenantId, definitionId: 'attack', answers: {} }))
    return null
  }
  return begin(node, { tenantId, definitionId: 'attack' })
}

async function carryOut(
  node: TestNode,
  at: { readonly tenantId: string; readonly instanceId: string | null },
  attack: Attack,
): Promise<Struck['ends']> {
  const { tenantId, instanceId } = at
  switch (attack.kind) {
    case 'document': {
      const { document } = attack
      const result = await node.engine.publish({ tenantId, document, actor: OFFICIAL })
      return result.kind === 'published' ? null : result.findings.map(({ code }) => code)
    }
    case 'step':
      return codeOf(nudge(node, tenantId, instanceId ?? ''))
    case 'start': {
      const { answers } = attack
      return codeOf(start(node, { tenantId, definitionId: 'attack', answers }))
    }
  }
}

async function publish(node: TestNode, tenantId: string, document: Definition): Promise<void> {
  const result = await node.engine.publish({ tenantId, document, actor: OFFICIAL })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings.slice(0, 3)))
}

interface Start {
  readonly tenantId: string
  readonly definitionId: string
  readonly answers?: Parameters<TestNode['engine']['start']>[0]['answers']
}

function start(node: TestNode, { tenantId, definitionId, answers }: Start) {
  return node.engine.start({
    tenantId,
    definitionId,
    form: 'report',
    answers: answers ?? { ref: '正常', divisor: 4 },
    actor: RESIDENT,
    key: randomUUID(),
  })
}

async function begin(node: TestNode, command: Start): Promise<string> {
  const { instanceId } = await start(node, command)
  return instanceId
}

export function nudge(node: TestNode, tenantId: string, instanceId: string): Promise<Advanced> {
  const key = randomUUID()
  return node.engine.send({ tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER, key })
}

function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: { readonly code?: string }) => error.code ?? String(error),
  )
}

import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ServerProcess,
  type ServerProcessOptions,
  spawnServer,
  waitUntilReady,
} from '../support/server-process.ts'

/** One place of the fleet; whatever ends there is started again, as a supervisor does. */
export interface Node {
  readonly port: number
  condition(): Condition
  /** The last lines of the process before this one, and of this one. */
  said(): string
  /** SIGKILL, also of one that starts or stands still. */
  kill(): Promise<void>
  /** SIGSTOP, and SIGCONT after `forMs` unless it was killed meanwhile. */
  pause(forMs: number): Promise<void>
  /** Asks for an orderly end and starts nothing more. */
  stop(): Promise<void>
}
/** `gone`: ended, and not started again yet. */
export type Condition = 'gone' | 'starting' | 'ready' | 'paused'

export interface Fleet {
  readonly nodes: readonly Node[]
  /** Servers that ended without having been killed although they had been ready, in sentences. */
  readonly selfEnded: readonly string[]
  /** Resolves when some node is ready. */
  someReady(): Promise<void>
  allReady(): Promise<void>
  stop(): Promise<void>
}

/** A server that could not start, e.g. because the database was away, is tried again after this. */
const AGAIN_AFTER_MS = 300
/** Waiting longer than this means that the fleet will not come back. */
const READY_WITHIN_MS = 600_000

export function startFleet(launches: readonly ServerProcessOptions[]): Fleet {
  const selfEnded: string[] = []
  const nodes = launches.map((launch) => startNode(launch, selfEnded))
  const is = (condition: Condition) => (node: Node) => node.condition() === condition
  return {
    nodes,
    selfEnded,
    someReady: () => until(nodes, () => nodes.some(is('ready'))),
    allReady: () => until(nodes, () => nodes.every(is('ready'))),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()))
    },
  }
}

/** One process from its start to its end. */
interface Life {
  readonly server: ServerProcess
  condition: Condition
  isMeant: boolean
}

function startNode(launch: ServerProcessOptions, selfEnded: string[]): Node {
  let isOver = false
  let before = ''
  let life = begin()

  function begin(): Life {
    const server = spawnServer(launch)
    const begun: Life = { server, condition: 'starting', isMeant: false }
    waitUntilReady(server)
      .then(() => {
        if (begun.condition === 'starting') begun.condition = 'ready'
      })
      // Ended before it was ready; the next life follows.
      .catch(() => server.kill())
    server.ended.then(() => succeed(begun))
    return begun
  }

  async function succeed(ended: Life): Promise<void> {
    const wasReady = ended.condition === 'ready'
    ended.condition = 'gone'
    if (wasReady && !ended.isMeant)
      selfEnded.push(`A server ended by itself, and said: ${ended.server.tail().slice(-600)}`)
    if (!ended.isMeant) await sleep(AGAIN_AFTER_MS)
    if (isOver) return
    before = ended.server.tail()
    life = begin()
  }

  return {
    port: launch.port,
    condition: () => life.condition,
    said: () => `${before.slice(-600)}\n${life.server.tail().slice(-600)}`.trim(),
    async kill() {
      life.isMeant = true
      await life.server.kill()
    },
    async pause(forMs) {
      const paused = life
      process.kill(paused.server.pid, 'SIGSTOP')
      paused.condition = 'paused'
      await sleep(forMs)
      if (paused.condition !== 'paused') return
      process.kill(paused.server.pid, 'SIGCONT')
      paused.condition = 'ready'
    },
    async stop() {
      isOver = true
      life.isMeant = true
      await life.server.stop()
    },
  }
}

async function until(nodes: readonly Node[], condition: () => boolean): Promise<void> {
  const since = performance.now()
  while (!condition()) {
    if (performance.now() - since > READY_WITHIN_MS) {
      const states = nodes.map((node) => `${node.condition()}: ${node.said()}`)
      throw new Error(`The servers did not become ready again.\n${states.join('\n')}`)
    }
    await sleep(10)
  }
}

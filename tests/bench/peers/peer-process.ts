import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { NODE_FLAGS } from '../../../scripts/node-flags.mjs'
import type { FrontOptions } from './front.ts'

/** What a peer's process is told before it serves. */
export interface PeerOrder extends FrontOptions {
  readonly databaseUrl: string
  /** One durable step for each effect; without, an effect is a call that nothing remembers. */
  readonly withSteps: boolean
}
export interface PeerReady {
  readonly port: number
  /** Where Restate's server finds the handlers. */
  readonly handlersPort?: number
}

export interface PeerProcess extends PeerReady {
  readonly pid: number
  /** Where the handlers' server may be called, for those who learn it later. */
  tell(message: { readonly ingressPort: number }): void
  stop(): Promise<void>
}

/** Starts a peer's application with the flags of our own server. It ends when this process does. */
export async function startPeerProcess(file: string, order: PeerOrder): Promise<PeerProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    execArgv: NODE_FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Secrets are bytes.
    serialization: 'advanced',
  })
  child.send(order)
  const ready = await readyOf(child, file)
  return {
    ...ready,
    pid: child.pid ?? 0,
    tell: (message) => child.send(message),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}

function readyOf(child: ChildProcess, file: string): Promise<PeerReady> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as PeerReady))
    child.once('exit', (code) => reject(new Error(`${file} ended with code ${code}.`)))
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { processTree } from '../support/process-tree.ts'
import type { Random } from '../support/random.ts'
import { type ServerProcess, spawnServer, waitUntilReady } from '../support/server-process.ts'
import type { Scene } from './scene.ts'

export interface KillOptions {
  /** SIGKILLs of the server; those of the database alone come on top. */
  readonly kills: number
  readonly port: number
  readonly random: Random
  readonly say: (text: string) => void
}
export interface KillReport {
  readonly serverKills: number
  /** Every process of PostgreSQL killed at once: with the server, or under its feet. */
  readonly databaseKills: number
  /** Of the server, before it was ready again. */
  readonly earlyKills: number
  /** Alive and ready. */
  readonly server: ServerProcess
}

interface Death {
  readonly of: 'server' | 'database' | 'both'
  /** While it still starts. */
  readonly isEarly: boolean
  readonly afterMs: number
}

/** Kills the server again and again at moments drawn from `random`, each time starting it on the same folder. */
export async function killRepeatedly(scene: Scene, options: KillOptions): Promise<KillReport> {
  const launch = { dataDir: scene.folder, databaseUrl: scene.serverUrl, port: options.port }
  const count = { serverKills: 0, databaseKills: 0, earlyKills: 0 }
  let server = spawnServer(launch)
  while (count.serverKills < options.kills) {
    const death = drawDeath(options.random, count.serverKills > 0)
    if (!death.isEarly) await waitUntilReady(server)
    await sleep(death.afterMs)
    if (death.of !== 'server') {
      killDatabase(scene.clusterFolder)
      count.databaseKills++
    }
    if (death.of !== 'database') {
      await server.kill()
      count.serverKills++
      if (death.isEarly) count.earlyKills++
    }
    await databaseAnswers(scene)
    if (death.of !== 'database') server = spawnServer(launch)
    const when = `${death.afterMs} ms after ${death.isEarly ? 'the start' : 'ready'}`
    options.say(`kill ${count.serverKills}/${options.kills}: ${death.of}, ${when}`)
  }
  await waitUntilReady(server)
  return { ...count, server }
}

function drawDeath(random: Random, mayBeEarly: boolean): Death {
  const isEarly = random.chance(0.15) && mayBeEarly
  const draw = random.next()
  const lateOf = draw < 0.15 ? 'both' : draw < 0.3 ? 'database' : 'server'
  const afterMs = isEarly ? random.below(800) : 200 + random.below(1_800)
  return { of: isEarly ? 'server' : lateOf, isEarly, afterMs }
}

/** SIGKILL to every process of PostgreSQL: no checkpoint, no goodbye; the next start replays its log. */
function killDatabase(clusterFolder: string): void {
  const pidFile = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8')
  for (const pid of processTree([Number(pidFile.split('\n')[0])])) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended between being listed and being killed.
    }
  }
}

/** An external database comes back by itself; a server is started on it as an operator would, when it is there. */
async function databaseAnswers(scene: Scene): Promise<void> {
  if (scene.serverUrl === null) return
  for (let attempt = 0; attempt < 300; attempt++) {
    const client = new Client({ connectionString: scene.serverUrl })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error('The database did not come back within half a minute.')
}

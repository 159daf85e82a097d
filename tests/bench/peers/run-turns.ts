import { cpuSeconds, processTree, residentMb } from '../../support/process-tree.ts'
import { ALARM_TYPE, alarmDefinition } from '../definitions.ts'
import { driveServer } from '../drive-server.ts'
import { openStage, type Stage } from '../stage.ts'
import { type System, systemsOn } from './systems.ts'
import type { Turn } from './turns.ts'

export interface TurnsOptions {
  /** Names of systems; the first one is the one that the others are compared with. */
  readonly systems: readonly string[]
  readonly rounds: number
  readonly concurrency: number
  readonly warmUpMs: number
  readonly measureMs: number
  /** Of Restate's log and store. */
  readonly partitions: number
  readonly say: (text: string) => void
}

/** Drives every system once a round, in another order each time, with one driver and the same load. Only one of them runs at
 *  a time. Throws when one answers other than expected or loses a case. */
export async function runTurns(
  options: TurnsOptions,
): Promise<{ turns: readonly Turn[]; postgresql: string }> {
  const stage = await openStage()
  const turns: Turn[] = []
  try {
    await stage.publish(alarmDefinition)
    const systems = systemsOn(stage, options.partitions).filter(({ name }) =>
      options.systems.includes(name),
    )
    for (let round = 0; round < options.rounds; round++) {
      for (let place = 0; place < systems.length; place++) {
        const system = systems[(round + place) % systems.length]
        if (system === undefined) continue
        const turn = await takeTurn({ stage, system, round }, options)
        turns.push(turn)
        options.say(
          `${round + 1}/${options.rounds} ${system.name}: ${Math.round(turn.perSecond)} transitions/s`,
        )
      }
    }
    return { turns, postgresql: stage.postgresVersion }
  } finally {
    await stage.close()
  }
}

async function takeTurn(
  { stage, system, round }: { stage: Stage; system: System; round: number },
  { concurrency, warmUpMs, measureMs }: TurnsOptions,
): Promise<Turn> {
  const running = await system.start()
  try {
    let cpuBefore = 0
    const report = await driveServer(
      {
        ...{ kind: 'cases', port: running.port, concurrency, warmUpMs, measureMs },
        ...{ devices: stage.devices(ALARM_TYPE), cookies: stage.cookies },
      },
      () => {
        cpuBefore = cpuSeconds(running.roots)
      },
    )
    const memoryMb = residentMb(processTree(running.roots))
    const since = performance.now()
    await running.settled()
    return {
      ...{ system: system.name, round, memoryMb },
      perSecond: report.answered / report.seconds,
      p50Ms: report.p50Ms,
      p99Ms: report.p99Ms,
      cpuSecondsPer1000: ((cpuSeconds(running.roots) - cpuBefore) * 1000) / report.answered,
      settledAfterMs: performance.now() - since,
    }
  } finally {
    await running.stop()
  }
}

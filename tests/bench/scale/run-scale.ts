import { alarmDefinition } from '../definitions.ts'
import { describeCommit, describeMachine, type Machine } from '../machine.ts'
import { openStage } from '../stage.ts'
import { createTemplate, fillInstances } from './fill-instances.ts'
import { bytesPerInstance, measureGrowth } from './measure-bytes.ts'
import { measureScale } from './measure-scale.ts'
import type { GrownBytes, ScaleFigures, ScaleResult } from './scale-figures.ts'

export interface ScaleOptions {
  readonly few: number
  readonly many: number
  readonly quick: boolean
  readonly say: (text: string) => void
}

/** Measures the same things with few instances at rest and with many, each on a PostgreSQL of its own. */
export async function runScale(options: ScaleOptions): Promise<ScaleResult> {
  const date = new Date().toISOString()
  const grown = await runGrowth(options)
  const few = await runSize(options.few, options)
  const many = await runSize(options.many, options)
  return {
    machine: many.machine,
    date,
    commit: describeCommit(),
    few: few.figures,
    many: many.figures,
    grown,
  }
}

async function runGrowth({ say, quick }: ScaleOptions): Promise<GrownBytes> {
  const stage = await openStage()
  try {
    await stage.publish(alarmDefinition)
    say('measuring what instances take as they grow …')
    return await measureGrowth(stage, quick ? 100 : 4_000)
  } finally {
    await stage.close()
  }
}

async function runSize(
  count: number,
  { say, quick }: ScaleOptions,
): Promise<{ readonly machine: Machine; readonly figures: ScaleFigures }> {
  const stage = await openStage()
  try {
    const machine = describeMachine(stage.postgresVersion)
    await stage.publish(alarmDefinition)
    say(`filling up to ${count} instances …`)
    await fillInstances(stage.pool, await createTemplate(stage), count)
    const bytes = await bytesPerInstance(stage, count)
    say(`measuring with ${count} …`)
    return {
      machine,
      figures: { instances: count, figures: await measureScale(stage, quick), bytes },
    }
  } finally {
    await stage.close()
  }
}

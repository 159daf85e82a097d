import { alarmDefinition } from '../definitions.ts'
import { describeCommit, describeMachine, type Machine } from '../machine.ts'
import { openStage, type Stage } from '../stage.ts'
import { createTemplate, FILLED_TABLES, fillInstances } from './fill-instances.ts'
import { measureScale } from './measure-scale.ts'
import type { ScaleFigures, ScaleResult, TableBytes } from './scale-figures.ts'

export interface ScaleOptions {
  readonly few: number
  readonly many: number
  readonly quick: boolean
  readonly say: (text: string) => void
}

/** Measures the same things with few instances at rest and with many, each on a PostgreSQL of its own. */
export async function runScale(options: ScaleOptions): Promise<ScaleResult> {
  const date = new Date().toISOString()
  const few = await runSize(options.few, options)
  const many = await runSize(options.many, options)
  return {
    machine: many.machine,
    date,
    commit: describeCommit(),
    few: few.figures,
    many: many.figures,
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

async function bytesPerInstance({ pool }: Stage, count: number): Promise<TableBytes[]> {
  const { rows } = await pool.query<TableBytes>(
    `SELECT t AS table, (pg_total_relation_size(t::regclass) - pg_indexes_size(t::regclass))::float8 / $2 AS rows,
            pg_indexes_size(t::regclass)::float8 / $2 AS indexes
       FROM unnest($1::text[]) AS t`,
    [FILLED_TABLES, count],
  )
  return rows
}

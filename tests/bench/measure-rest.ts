import { setTimeout as sleep } from 'node:timers/promises'
import { processTree, residentMb } from '../support/process-tree.ts'
import type { ServerProcess } from '../support/server-process.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import type { Stage } from './stage.ts'

/** Memory of a server that has just started and does nothing, with its PostgreSQL. */
export async function measureRest(
  stage: Stage,
  server: ServerProcess,
  extent: Extent,
): Promise<Figures> {
  await sleep(extent.idleMs)
  const serverMb = residentMb(processTree([server.pid]))
  const postgresMb = residentMb(processTree([stage.postgresPid]))
  return {
    restMemoryMb: figure(
      serverMb + postgresMb,
      'MiB',
      `proportional set size ${extent.idleMs / 1000} s after the start: server ${serverMb.toFixed(0)}, PostgreSQL ${postgresMb.toFixed(0)}`,
    ),
  }
}

import type { Run } from '@linli/runtime/core'
import { linkOfRun } from '../../document/simulation/run-link.ts'
import { definitionPath } from '../definitions/definition-detail.ts'

/** Where a run is played in the simulator; null where it is too long for an address. */
export function runAddress(definitionId: string, run: Run): string | null {
  const link = linkOfRun(run)
  return link === null ? null : `${definitionPath(definitionId)}?tab=simulator&run=${link}`
}

import type { Run } from '@linli/runtime/core'
import { linkOfRun, runOfLink } from '../../document/simulation/run-link.ts'

const keyOf = (definitionId: string) => `linli.run.${definitionId}`

/** Keeps a run in this tab of the browser, so that it is there when one comes back to it; a very long one is not kept. */
export function keepRun(definitionId: string, run: Run): void {
  try {
    sessionStorage.setItem(keyOf(definitionId), linkOfRun(run) ?? '')
  } catch {
    // Private windows of some browsers throw here; then it is gone with the page.
  }
}

/** The run that was left; null where there is none. */
export function keptRun(definitionId: string): Run | null {
  try {
    return runOfLink(sessionStorage.getItem(keyOf(definitionId)) ?? '')
  } catch {
    return null
  }
}

import { readFile } from 'node:fs/promises'
import { chinaWorkingCalendar } from '@linli/runtime'
import type { ScenarioGround } from '@linli/runtime/core'
import type { Street } from '@linli/schemas/street'

const STREET = new URL('../../../templates/street.json', import.meta.url)

/** Where the scenarios of every definition play. */
export async function readGround(): Promise<ScenarioGround> {
  // Our own file; templates/ has its own test of the shape.
  const street = JSON.parse(await readFile(STREET, 'utf8')) as Street
  return { street, calendar: chinaWorkingCalendar() }
}

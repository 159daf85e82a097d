import { readFile } from 'node:fs/promises'
import type { Street } from '@linli/schemas/street'

const STREET = new URL('../../../templates/street.json', import.meta.url)

export async function readDemoStreet(): Promise<Street> {
  // Our own file; templates/ has its own test of the shape.
  return JSON.parse(await readFile(STREET, 'utf8')) as Street
}

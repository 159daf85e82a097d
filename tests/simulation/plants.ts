import type { Plant } from './plant.ts'
import { CALENDAR_PLANTS } from './plants-of-calendars.ts'
import { CHILD_PLANTS } from './plants-of-children.ts'
import { CORE_PLANTS } from './plants-of-core.ts'
import { ENGINE_PLANTS } from './plants-of-engine.ts'
import { SIGNING_PLANTS } from './plants-of-signing.ts'
import { STORE_PLANTS } from './plants-of-store.ts'

/** All of them; each lives in a graph of modules of its own (load-engine.ts). */
export const PLANTS: readonly Plant[] = [
  ...ENGINE_PLANTS,
  ...CORE_PLANTS,
  ...CHILD_PLANTS,
  ...SIGNING_PLANTS,
  ...STORE_PLANTS,
  ...CALENDAR_PLANTS,
]

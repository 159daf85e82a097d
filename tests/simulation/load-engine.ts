import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Plant } from './plant.ts'

/** The engine as the product ships it, or with one planted bug. Everything below `runtime/src`, and the pass that
 *  follows a change of a calendar, is loaded anew for each plant, so that a bug is in its own graph of modules only, and never in a file. */
export type EngineUnderTest = typeof import('../../runtime/src/memory.ts') &
  typeof import('../../runtime/src/engine/timer-loop.ts') &
  typeof import('../../runtime/src/engine/migrate-instance.ts') &
  typeof import('../../runtime/src/engine/version-book.ts') &
  typeof import('../../runtime/src/core/first-step.ts') &
  typeof import('../../runtime/src/core/next-step.ts') &
  typeof import('../../server/src/calendar/apply-calendars.ts') &
  typeof import('./compile-once.ts')

const RUNTIME = new URL('../../runtime/src/', import.meta.url).href
/** It is the server's; its types alone come from the engine. */
const APPLIER = '../../server/src/calendar/apply-calendars.ts'
/** What starts it again and again. */
const PASSES = new URL('../../server/src/database/start-passes.ts', RUNTIME).href
const COMPILE_ONCE = new URL('./compile-once.ts', import.meta.url).href
const patches = new Map<string, Plant>()
let isHooked = false

/** Throws where the plant no longer fits its file. */
export async function loadEngine(plant: Plant | null): Promise<EngineUnderTest> {
  hook()
  const name = plant === null ? 'none' : plant.id
  if (plant !== null) patches.set(name, plant)
  const load = async (path: string): Promise<object> =>
    import(`${new URL(path, RUNTIME).href}?sim=${name}`)
  const parts = [
    await load('memory.ts'),
    await load('engine/timer-loop.ts'),
    await load('engine/migrate-instance.ts'),
    await load('engine/version-book.ts'),
    await load('core/first-step.ts'),
    await load('core/next-step.ts'),
    await load(APPLIER),
    (await import(`${COMPILE_ONCE}?sim=${name}`)) as object,
  ]
  // Each part is the module whose type stands at its place above.
  return Object.assign({}, ...parts) as EngineUnderTest
}

function hook(): void {
  if (isHooked) return
  isHooked = true
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context)
      const query = context.parentURL?.match(/\?sim=[\w-]+$/)?.[0]
      if (query === undefined || resolved.url.includes('?sim=')) return resolved
      if (!(resolved.url.startsWith(RUNTIME) || resolved.url === PASSES)) return resolved
      const isCompiler = resolved.url.endsWith('/core/compile-definition.ts')
      const asksOften = context.parentURL?.includes('/engine/version-book.ts')
      const url = isCompiler && asksOften ? COMPILE_ONCE : resolved.url
      return { ...resolved, url: `${url}${query}` }
    },
    load(url, context, nextLoad) {
      const plant = patches.get(url.match(/\?sim=([\w-]+)$/)?.[1] ?? '')
      if (plant === undefined || !url.startsWith(`${new URL(plant.file, RUNTIME).href}?`)) {
        return nextLoad(url, context)
      }
      const source = plantedSource(plant)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

/** The file with the bug in it. Throws unless `find` stands in it exactly once. */
export function plantedSource(plant: Plant): string {
  const source = readFileSync(fileURLToPath(new URL(plant.file, RUNTIME)), 'utf8')
  const count = source.split(plant.find).length - 1
  if (count !== 1) {
    throw new Error(`Plant '${plant.id}' fits ${count} places of '${plant.file}', not one.`)
  }
  return source.replace(plant.find, () => plant.replace)
}

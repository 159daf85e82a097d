import { join } from 'node:path'

/** What is asked of a module to find what a page waits for. */
export interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[]
    readonly dynamicallyImportedIds: readonly string[]
  } | null
}

/** Of the portal's pages those that begin with a form. */
const WITH_FORM = ['service-page', 'linked-task-page'].map((name) => join('pages', `${name}.tsx`))

/** Into which file a module goes, null where the bundler decides. What every page waits for is one file (`base`), what every page of the
 *  portal does is a second (`portal`), and what only its pages with a form do a third (`form`): by itself the bundler makes a file of
 *  each set of modules that the same pages share, forty for a form, and each is a question over a slow network. */
export function portalChunks(src: string): (id: string, graph: ModuleGraph) => string | null {
  let known: ReadonlyMap<string, string> | undefined
  return (id, graph) => {
    known ??= planned(src, graph)
    return known.get(id) ?? null
  }
}

function planned(src: string, graph: ModuleGraph): Map<string, string> {
  const [main, app] = [join(src, 'main.tsx'), join(src, 'portal', 'portal-app.tsx')]
  const pages = graph.getModuleInfo(join(src, 'portal', 'portal-routes.tsx'))
  const isWithForm = (id: string) => WITH_FORM.some((page) => id.endsWith(page))
  const [forms, others] = [
    (pages?.dynamicallyImportedIds ?? []).filter(isWithForm),
    (pages?.dynamicallyImportedIds ?? []).filter((id) => !isWithForm(id)),
  ]
  const base = reachedFrom([main], graph)
  const own = [...reachedFrom([app], graph)].filter((id) => id.startsWith(join(src, 'portal/')))
  const elsewhere = reachedFrom([main, app, ...others], graph)
  const ofForms = [...reachedFrom(forms, graph)].filter((id) => !elsewhere.has(id))
  // What is asked for by its own name is a file of its own.
  const asked = new Set([main, app, ...forms, ...others])
  const put = (ids: Iterable<string>, name: string) =>
    [...ids].filter((id) => !asked.has(id)).map((id): [string, string] => [id, name])
  return new Map([...put(ofForms, 'form'), ...put(own, 'portal'), ...put(base, 'base')])
}

/** The modules and all that they import, not counting what they fetch later. */
function reachedFrom(ids: readonly string[], graph: ModuleGraph): Set<string> {
  const found = new Set(ids)
  // A set that grows while it is walked is walked to its end.
  for (const id of found)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}

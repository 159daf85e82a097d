import { join } from 'node:path'

/** What is asked of a module to find what a page waits for. */
export interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly importedIds: readonly string[]
    readonly dynamicallyImportedIds: readonly string[]
  } | null
}

/** The pages that are forms: one begins before its rules have come, the other is there with them. */
const FORM = join('pages', 'service-page.tsx')
const LINKED = join('pages', 'linked-task-page.tsx')
/** They only name what stands elsewhere: who asks one of them for a name has not asked for all the rest. */
const FACES = [join('runtime', 'src', 'core.ts'), join('src', 'api', 'documents.ts')]
/** What a form asks of the first one beside its rules, and what every page asks of the second. */
const OF_CORE = ['shape-schema.ts', 'file-answers.ts', join('formats', 'money.ts')].map((name) =>
  join('src', 'core', name),
)
const OF_API = ['portal-home.ts', 'portal-service.ts'].map((name) => join('documents', name))

/** Into which file a module goes, null where the bundler decides. What every page waits for is one file (`base`), what every page of the
 *  portal does is a second (`portal`), what only a form does a third (`form`), and what forms share with some other pages a fourth
 *  (`shared`): by itself the bundler makes a file of each set of modules that the same pages share, forty for a form, and each is a
 *  question over a slow network. */
export function portalChunks(src: string): (id: string, graph: ModuleGraph) => string | null {
  let known: ReadonlyMap<string, string> | undefined
  return (id, graph) => {
    known ??= planned(src, graph)
    return known.get(id) ?? null
  }
}

function planned(src: string, graph: ModuleGraph): Map<string, string> {
  const [main, app] = [join(src, 'main.tsx'), join(src, 'portal', 'portal-app.tsx')]
  const asked =
    graph.getModuleInfo(join(src, 'portal', 'portal-routes.tsx'))?.dynamicallyImportedIds ?? []
  const forms = asked.filter((id) => id.endsWith(FORM))
  const others = asked.filter((id) => !id.endsWith(FORM) && !id.endsWith(LINKED))
  const isOwn = (id: string) => id.startsWith(join(src, 'portal/'))
  const everywhere = [...reachedFrom([main, app], graph)]
  const elsewhere = reachedFrom(others, graph)
  const ofForms = [...reachedFrom(forms, graph)]
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['base', [...everywhere.filter((id) => !isOwn(id)), ...askedOf(everywhere, OF_API, graph)]],
    ['portal', everywhere.filter(isOwn)],
    ['shared', [...ofForms.filter((id) => elsewhere.has(id)), ...askedOf(ofForms, OF_CORE, graph)]],
    ['form', ofForms],
  ]
  // What is asked for by its own name is a file of its own.
  const alone = new Set([main, app, ...asked])
  const known = new Map<string, string>()
  for (const [name, ids] of groups)
    for (const id of ids) if (!alone.has(id) && !known.has(id)) known.set(id, name)
  return known
}

/** Of what the modules ask a face for, the modules of these names. */
function askedOf(ids: readonly string[], names: readonly string[], graph: ModuleGraph): string[] {
  const faces = ids.flatMap((id) => graph.getModuleInfo(id)?.importedIds ?? []).filter(isFace)
  return faces
    .flatMap((face) => graph.getModuleInfo(face)?.importedIds ?? [])
    .filter((id) => names.some((name) => id.endsWith(name)))
}

function isFace(id: string): boolean {
  return FACES.some((face) => id.endsWith(face))
}

/** The modules and all that they import, not counting what they fetch later nor what they ask a face for. */
function reachedFrom(ids: readonly string[], graph: ModuleGraph): Set<string> {
  const found = new Set(ids)
  // A set that grows while it is walked is walked to its end.
  for (const id of found) {
    const next = graph.getModuleInfo(id)?.importedIds ?? []
    for (const each of next.filter((known) => !isFace(known))) found.add(each)
  }
  return found
}

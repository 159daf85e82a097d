import { mark } from './mark.ts'
import { post, type World } from './world.ts'
import { TENANTS, VIEWERS, type Viewer } from './world-people.ts'

/** A question of one viewer about one thing, and what the rules answer: `data`, `null`, `empty`, `in`, `out` or a code of the error
 *  book; one of several where more than one refusal says the same. */
export interface Cell {
  readonly viewer: Viewer
  readonly operation: string
  readonly thing: string
  readonly expected: string | readonly string[]
}

export interface Judged extends Cell {
  readonly found: string
}

/** One field of Query or Mutation, asked of things. */
export interface Operation<Thing = unknown> {
  readonly field: string
  readonly kind: 'query' | 'mutation'
  readonly things: readonly Thing[]
  readonly nameOf: (thing: Thing) => string
  /** The field with its arguments and what is selected of it; `$empty` is the JSON value `{}`. */
  readonly call: (thing: Thing, viewer: Viewer) => string
  readonly expect: (viewer: Viewer, thing: Thing) => string | readonly string[]
  /** What puts back what was just done. */
  readonly undo?: (viewer: Viewer, thing: Thing) => string | null
}

/** Refusals as data. */
export const RESULT = '{ __typename ... on UserError { code } }'

export function operation<Thing>(given: Operation<Thing>): Operation {
  return given as unknown as Operation
}

/** Things asked at once; a document has at most fifteen aliases. */
const AT_ONCE = 14

/** Asks the viewers about every thing. Throws where any answer holds a word of the other street. */
export async function judge(
  world: World,
  asked: Operation,
  viewers: readonly Viewer[] = VIEWERS,
): Promise<Judged[]> {
  // What is done and undone is one viewer's at a time.
  if (asked.undo !== undefined) {
    const judged: Judged[] = []
    for (const viewer of viewers)
      for (const thing of asked.things)
        judged.push(...(await judgeSome(world, viewer, { ...asked, things: [thing] })))
    return judged
  }
  return ofEachViewer(viewers, async (viewer) => {
    const judged: Judged[] = []
    for (let start = 0; start < asked.things.length; start += AT_ONCE) {
      const things = asked.things.slice(start, start + AT_ONCE)
      judged.push(...(await judgeSome(world, viewer, { ...asked, things })))
    }
    return judged
  })
}

/** Viewers who ask at the same time; more would wait for connections. */
const VIEWERS_AT_ONCE = 6

export async function ofEachViewer(
  viewers: readonly Viewer[],
  ask: (viewer: Viewer) => Promise<readonly Judged[]>,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (let start = 0; start < viewers.length; start += VIEWERS_AT_ONCE) {
    const some = viewers.slice(start, start + VIEWERS_AT_ONCE).map(ask)
    judged.push(...(await Promise.all(some)).flat())
  }
  return judged
}

async function judgeSome(world: World, viewer: Viewer, asked: Operation): Promise<Judged[]> {
  const { things, kind, field, nameOf, expect } = asked
  const calls = things.map((thing, index) => `a${index}: ${asked.call(thing, viewer)}`)
  const answer = await ask(world, viewer, [kind, calls.join('\n')])
  // One field that throws takes the others with it.
  if (answer.data == null && things.length > 1) {
    const alone = things.map((thing) => judgeSome(world, viewer, { ...asked, things: [thing] }))
    return (await Promise.all(alone)).flat()
  }
  const judged = things.map((thing, index) => ({
    ...{ viewer, operation: field, thing: nameOf(thing), expected: expect(viewer, thing) },
    found: foundOf(answer, `a${index}`),
  }))
  for (const [index, { found }] of judged.entries()) {
    const undo = found === 'data' ? asked.undo?.(viewer, things[index]) : null
    if (undo != null) await ask(world, viewer, ['mutation', undo])
  }
  return judged
}

async function ask(world: World, viewer: Viewer, [kind, calls]: readonly [string, string]) {
  const declared = calls.includes('$empty') ? '($empty: JSON!)' : ''
  const query = `${kind} ${declared} { ${calls} }`
  const answer = await post(world, viewer, { query, variables: { empty: {} } })
  assertOwnStreet(viewer, answer.text)
  return answer
}

/** Rule 1, for all that ever leaves the server. */
export function assertOwnStreet(viewer: Viewer, text: string): void {
  const foreign = TENANTS.filter((tenant) => tenant !== viewer.tenant).map(mark)
  if (foreign.some((word) => text.includes(word)))
    throw new Error(`'${viewer.name}' was told of another street: ${text.slice(0, 600)}`)
}

interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly unknown[]
    readonly extensions?: { readonly code?: string }
  }[]
}

/** Of one of many: what became of it. */
function resultIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'result' in value ? value.result : value
}

function foundOf({ data, errors = [] }: Answered, alias: string): string {
  const error = errors.find(({ path }) => path === undefined || path[0] === alias)
  if (error !== undefined) return error.extensions?.code ?? error.message
  const value = data?.[alias] ?? null
  if (value === null) return 'null'
  const first = resultIn(Array.isArray(value) ? value[0] : value)
  if (first === undefined) return 'empty'
  if (typeof first !== 'object' || first === null || !('code' in first)) return 'data'
  return typeof first.code === 'string' ? first.code : 'data'
}

export function isAsExpected({ expected, found }: Judged): boolean {
  return typeof expected === 'string' ? expected === found : expected.includes(found)
}

/** Those that are not as the rules say, for a message that tells them all. */
export function wrongOf(judged: readonly Judged[]): string[] {
  return judged
    .filter((cell) => !isAsExpected(cell))
    .map(
      ({ viewer, operation: name, thing, expected, found }) =>
        `${viewer.name} ${name} ${thing}: ${found}, expected ${String(expected)}`,
    )
}

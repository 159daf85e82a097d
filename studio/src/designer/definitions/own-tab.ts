const NAME = 'linli.tab'
const CHANNEL = 'linli-tabs'
/** Long enough for a tab beside this one to answer; a text that was left waits so long before it is shown again. */
const ANSWER_MS = 150

export interface OwnTab {
  /** Keeps its name over a reload. */
  readonly name: string
  /** Names of the tabs of this browser that are open beside this one. */
  readonly others: ReadonlySet<string>
}

let asked: Promise<OwnTab> | null = null

/** Which tab this is, and which others there are: asked once. A tab that is opened as a copy of another one gets a name of its own.
 *  Where tabs cannot speak to each other, each takes itself for the only one. */
export function ownTab(): Promise<OwnTab> {
  asked ??= ask()
  return asked
}

async function ask(): Promise<OwnTab> {
  const remembered = read()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  const others = new Set<string>()
  const state = { name: null as string | null }
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { asks, is } = (data ?? {}) as { readonly asks?: true; readonly is?: string }
    if (is !== undefined) others.add(is)
    if (asks && state.name !== null) channel.postMessage({ is: state.name })
  })
  channel?.postMessage({ asks: true })
  if (channel !== null) await new Promise((done) => setTimeout(done, ANSWER_MS))
  const isMine = remembered !== null && !others.has(remembered)
  state.name = isMine ? remembered : crypto.getRandomValues(new Uint32Array(2)).join('-')
  write(state.name)
  return { name: state.name, others }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(NAME)
  } catch {
    return null
  }
}

function write(name: string): void {
  try {
    sessionStorage.setItem(NAME, name)
  } catch {
    // Then a reload is a new tab, and finds what this one left.
  }
}

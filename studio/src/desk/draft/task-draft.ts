import type { JsonObject } from '@linli/schemas/json'
import type { DraftStore } from '../../staff/desk-device.ts'
import { type DeviceDraft, isSame, mergeDrafts, type ServerDraft } from './merge-drafts.ts'

/** What the server said to a draft. `away`: it was not asked; `unheard`: it gave no answer, and may have it all the same; `refused`: the task is not hers, or the draft too long. */
export type DraftSent =
  | { readonly kind: 'saved'; readonly draft: ServerDraft }
  | { readonly kind: 'changed'; readonly draft: ServerDraft | null }
  | { readonly kind: 'away' | 'unheard' | 'refused' }

/** The drafts of the person who is signed in, at the server. Never rejects. */
export interface DraftServer {
  readonly load: (taskId: string) => Promise<ServerDraft | null | 'away'>
  readonly save: (draft: {
    readonly taskId: string
    readonly answers: JsonObject | null
    readonly baseRevision: string | null
  }) => Promise<DraftSent>
}

interface TaskDraftDeps {
  readonly accountId: string
  readonly taskId: string
  readonly drafts: DraftStore
  /** Null where the draft stays on this device: the task is over, or is no form. */
  readonly server: DraftServer | null
  /** Calls after so many milliseconds; gives what calls it off. */
  readonly later: (run: () => void, delay: number) => () => void
  readonly now: () => number
}

export interface DraftView {
  readonly isLoaded: boolean
  readonly answers: JsonObject
  /** Epoch ms; null without a draft. */
  readonly savedAt: number | null
  /** The server has it as it is here. */
  readonly isSynced: boolean
  /** Grows when the form must begin again. */
  readonly generation: number
  /** Another device has a different one: she is to say which it shall be. */
  readonly other: ServerDraft | null
  /** Files of the draft that only another device has. */
  readonly absentFiles: readonly string[]
}

/** One task's draft: on this device first, then at the server, for her other devices (ADR 0065). */
export interface TaskDraft {
  readonly view: () => DraftView
  readonly subscribe: (listener: () => void) => () => void
  readonly open: () => Promise<void>
  /** Keeps answers soon, even invalid ones. */
  readonly keep: (answers: JsonObject) => void
  /** Writes down at once what waits to be. */
  readonly flush: () => void
  /** Asks the server again: the page is looked at again, or the network is back. */
  readonly lookAgain: () => Promise<void>
  /** Which of the two drafts it shall be. */
  readonly choose: (which: 'here' | 'there') => Promise<void>
  /** The draft has done its duty: the server gives its own up with the task. */
  readonly remove: () => Promise<void>
  /** Throws the draft away and empties the form, on every device. */
  readonly discard: () => Promise<void>
}

/** After a keystroke, however fast the next ones come. */
const DEVICE_MS = 400
/** Typing goes to the server when it rests. */
const SERVER_QUIET_MS = 1_500
/** The form is shown after this with what is here, whatever the server has. */
const PATIENCE_MS = 1_000

const BLANK: DraftView = {
  ...{ isLoaded: false, answers: {}, savedAt: null, isSynced: false, generation: 0 },
  ...{ other: null, absentFiles: [] },
}

function createViews() {
  const listeners = new Set<() => void>()
  let view = BLANK
  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    show: (part: Partial<DraftView>) => {
      view = { ...view, ...part }
      for (const listener of listeners) listener()
    },
  }
}

type Views = ReturnType<typeof createViews>

/** The draft of this device, in hand and in its storage. */
function createHere({ accountId, taskId, drafts }: TaskDraftDeps, views: Views) {
  let draft: DeviceDraft & { readonly savedAt: number } = {
    ...{ answers: null, base: null, isChanged: false, savedAt: 0 },
  }
  return {
    get: () => draft,
    set: (part: Partial<typeof draft>) => {
      draft = { ...draft, ...part }
    },
    load: async () => {
      const found = await drafts.load(accountId, taskId)
      if (found === null) return
      const { answers, savedAt, base = null, isChanged = true } = found
      draft = { answers, savedAt, base, isChanged }
    },
    store: async () => {
      const { answers, savedAt, base, isChanged } = draft
      const isUntold = isChanged && base !== null
      if (answers === null && !isUntold) await drafts.remove(accountId, taskId)
      else await drafts.save({ accountId, taskId, answers, savedAt, base, isChanged })
      views.show({
        savedAt: draft.answers === null ? null : draft.savedAt,
        isSynced: draft.base !== null && !draft.isChanged,
      })
    },
  }
}

type Here = ReturnType<typeof createHere>

/** Brings the two together. */
function createMeeting({ taskId, server }: TaskDraftDeps, views: Views, here: Here) {
  let isSending = false
  let isOver = false
  /** Grows when something begins to be saved and when it has been. */
  let turns = 0
  /** What was sent last, where nobody said whether it came. */
  let unanswered: JsonObject | null | undefined

  const adopt = async ({ answers, revision, savedAt, absentFiles }: ServerDraft) => {
    const isShown = isSame(answers, here.get().answers)
    here.set({ answers, base: revision, isChanged: false, savedAt: Date.parse(savedAt) })
    const { generation } = views.view()
    views.show({
      ...{ answers: answers ?? {}, other: null, absentFiles },
      generation: isShown ? generation : generation + 1,
    })
    await here.store()
  }
  const meet = async (there: ServerDraft | null): Promise<void> => {
    if (isOver) return
    // It came: what the server has is of this device, and was gone on with here.
    const isOwn = unanswered !== undefined && isSame(there?.answers ?? null, unanswered)
    if (there !== null && isOwn && here.get().isChanged) here.set({ base: there.revision })
    unanswered = undefined
    switch (mergeDrafts(here.get(), there)) {
      case 'keep':
        return views.show({ absentFiles: there?.absentFiles ?? [] })
      case 'send':
        here.set({ base: there?.revision ?? null, isChanged: true })
        return send()
      case 'choose':
        return views.show({ other: there })
      default:
        if (there !== null) await adopt(there)
    }
  }
  const isHeldUp = () => isSending || isOver || views.view().other !== null
  const send = async (): Promise<void> => {
    if (server === null || isHeldUp()) return
    const { answers, base, isChanged } = here.get()
    if (!isChanged) return
    isSending = true
    turns += 1
    const sent = await server.save({ taskId, answers, baseRevision: base })
    isSending = false
    turns += 1
    if (sent.kind === 'unheard') unanswered = answers
    if (sent.kind === 'changed') return meet(sent.draft)
    if (sent.kind !== 'saved' || isOver) return
    unanswered = undefined
    const isStill = here.get().answers === answers
    here.set({ base: sent.draft.revision, isChanged: !isStill })
    views.show({ absentFiles: sent.draft.absentFiles })
    await here.store()
    if (!isStill) await send()
  }
  return {
    ...{ adopt, meet, send },
    ask: async () => {
      if (server === null) return
      const before = turns
      const there = await server.load(taskId)
      // What was asked for before something was saved may be older than that; what was saved has met the server anyway.
      if (there !== 'away' && turns === before && !isSending) await meet(there)
    },
    end: () => {
      isOver = true
    },
  }
}

export function createTaskDraft(deps: TaskDraftDeps): TaskDraft {
  const views = createViews()
  const here = createHere(deps, views)
  const { adopt, send, ask, end } = createMeeting(deps, views, here)
  let callOffStore: (() => void) | null = null
  let callOffSend = () => {}

  const flush = () => {
    callOffSend()
    if (callOffStore !== null) {
      callOffStore()
      callOffStore = null
      void here.store()
    }
    void send()
  }
  const drop = async (isUntold: boolean) => {
    callOffStore?.()
    callOffStore = null
    callOffSend()
    here.set({ answers: null, isChanged: isUntold, savedAt: deps.now() })
    await here.store()
  }
  return {
    ...{ view: views.view, subscribe: views.subscribe, flush, lookAgain: ask },
    open: async () => {
      await here.load()
      const { answers, savedAt, base, isChanged } = here.get()
      const isSynced = base !== null && !isChanged
      views.show({
        ...{ answers: answers ?? {}, savedAt: answers === null ? null : savedAt, isSynced },
      })
      const patience = new Promise<void>((resolve) => {
        deps.later(resolve, PATIENCE_MS)
      })
      await Promise.race([ask(), patience])
      views.show({ isLoaded: true })
    },
    keep: (answers) => {
      here.set({ answers, isChanged: true, savedAt: deps.now() })
      callOffStore ??= deps.later(() => {
        callOffStore = null
        void here.store()
      }, DEVICE_MS)
      callOffSend()
      callOffSend = deps.later(() => void send(), SERVER_QUIET_MS)
    },
    choose: async (which) => {
      const { other } = views.view()
      if (other === null) return
      if (which === 'there') return adopt(other)
      views.show({ other: null })
      here.set({ base: other.revision, isChanged: true })
      await here.store()
      await send()
    },
    remove: async () => {
      end()
      await drop(false)
    },
    discard: async () => {
      const { base } = here.get()
      await drop(base !== null)
      const { generation } = views.view()
      views.show({ answers: {}, generation: generation + 1, other: null, absentFiles: [] })
      await send()
    },
  }
}

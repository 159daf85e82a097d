import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Answers somebody began and has not handed in. */
export interface TaskDraft {
  readonly accountId: string
  readonly taskId: string
  /** Null where she threw it away and the server does not know yet. */
  readonly answers: JsonObject | null
  /** Epoch ms. */
  readonly savedAt: number
  /** The server's revision that they came from or went to; null where it never had them. */
  readonly base?: string | null
  /** Changed here since then. */
  readonly isChanged?: boolean
}

/** What the server last answered to a query, for when it cannot be reached. */
export interface KeptAnswer {
  readonly key: string
  readonly data: JsonValue
  /** Epoch ms. */
  readonly savedAt: number
}

/** The server's own sentence; or that the photos are what it does not take; or that the task is no longer hers to know of. */
export type RefusalCause = { readonly sentence: string } | 'photo' | 'gone'

/** Why what was done here is not done at the server. */
export type WorkVerdict =
  | { readonly kind: 'conflict'; readonly by: string | null; readonly at: string | null }
  | { readonly kind: 'refused'; readonly cause: RefusalCause }

/** A task that was done on this device, until the server has it. */
export interface WorkItem {
  /** Goes out with it as its key, so that sending it again does nothing twice. */
  readonly id: string
  readonly accountId: string
  readonly taskId: string
  readonly title: string
  /** Of the case. */
  readonly number: string
  readonly outcome: { readonly id: string; readonly title: string }
  readonly form: JsonValue | null
  readonly answers: JsonObject
  /** Epoch ms. */
  readonly savedAt: number
  readonly verdict: WorkVerdict | null
}

/** A photo that was taken here, until what names it has gone out. */
export interface KeptPhoto {
  /** Made here; the server keeps the photo under it. */
  readonly id: string
  readonly photo: Blob
  readonly isStored: boolean
  /** Epoch ms. */
  readonly savedAt: number
}

interface Owner {
  readonly id: 'owner'
  readonly accountId: string
}

interface DeskSchema extends DBSchema {
  drafts: { key: [string, string]; value: TaskDraft; indexes: { account: string } }
  answers: { key: string; value: KeptAnswer }
  work: { key: string; value: WorkItem }
  photos: { key: string; value: KeptPhoto }
  owner: { key: string; value: Owner }
}

type StoreName = 'drafts' | 'answers' | 'work' | 'photos' | 'owner'

const DAY = 24 * 60 * 60 * 1000
/** Cases of other people are kept for a week, what the worker wrote herself for a month. */
const ANSWERS_KEPT_MS = 7 * DAY
const OWN_KEPT_MS = 30 * DAY

/** Half-filled task forms by account and task. */
export interface DraftStore {
  readonly load: (accountId: string, taskId: string) => Promise<TaskDraft | null>
  readonly save: (draft: TaskDraft) => Promise<void>
  readonly remove: (accountId: string, taskId: string) => Promise<void>
  /** Those with answers. */
  readonly list: (accountId: string) => Promise<readonly TaskDraft[]>
}

/** What was kept of one kind, by id. */
export interface Shelf<Thing> {
  readonly list: () => Promise<readonly Thing[]>
  readonly save: (thing: Thing) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

export interface AnswerStore {
  /** Undefined for what is not kept, or for longer than a week. */
  readonly load: (key: string) => Promise<KeptAnswer | undefined>
  readonly save: (answer: KeptAnswer) => Promise<void>
  readonly drop: (key: string) => Promise<void>
  readonly keys: () => Promise<readonly string[]>
  readonly clear: () => Promise<void>
}

/** Everything the desk keeps on this device, of one account at a time. Every call settles; where the browser keeps no storage, nothing is
 *  kept and nothing fails. */
export interface DeskDevice {
  readonly drafts: DraftStore
  readonly answers: AnswerStore
  readonly work: Shelf<WorkItem>
  readonly photos: Shelf<KeptPhoto>
  /** Makes the device this account's. What another one left here is removed before it settles. */
  readonly belongTo: (accountId: string) => Promise<void>
  /** Removes everything. */
  readonly wipe: () => Promise<void>
}

export function createDeskDevice(now: () => number = Date.now): DeskDevice {
  const base = createBase(now)
  const { using, write, clear } = base
  return {
    drafts: createDrafts(base),
    answers: createAnswers(base),
    work: createShelf(base, 'work'),
    photos: createShelf(base, 'photos'),
    async belongTo(accountId) {
      const owner = await using((database) => database.get('owner', 'owner'))
      if (owner?.accountId !== accountId) {
        await clear(['answers', 'work', 'photos'])
        await write(async (database) => {
          const drafts = await database.getAllKeys('drafts')
          const others = drafts.filter(([of]) => of !== accountId)
          await Promise.all(others.map((key) => database.delete('drafts', key)))
        })
      }
      await write((database) => database.put('owner', { id: 'owner', accountId }))
    },
    wipe: () => clear(['drafts', 'answers', 'work', 'photos', 'owner']),
  }
}

type Base = ReturnType<typeof createBase>

/** The opened storage, or nothing. */
function createBase(now: () => number) {
  const opening = open()
  const using = async <Value>(
    use: (database: IDBPDatabase<DeskSchema>) => Promise<Value>,
  ): Promise<Value | undefined> => {
    const database = await opening
    return database === null ? undefined : use(database).catch(() => undefined)
  }
  const write = async (use: (database: IDBPDatabase<DeskSchema>) => Promise<unknown>) => {
    await using(use)
  }
  return {
    using,
    write,
    clear: (names: readonly StoreName[]) =>
      write((database) => Promise.all(names.map((name) => database.clear(name)))),
    isYoung: ({ savedAt }: { readonly savedAt: number }, kept: number) => now() - savedAt < kept,
  }
}

function createDrafts({ using, write, isYoung }: Base): DraftStore {
  return {
    async load(accountId, taskId) {
      const draft = await using((database) => database.get('drafts', [accountId, taskId]))
      return draft !== undefined && isYoung(draft, OWN_KEPT_MS) ? draft : null
    },
    save: (draft) => write((database) => database.put('drafts', draft)),
    remove: (accountId, taskId) =>
      write((database) => database.delete('drafts', [accountId, taskId])),
    async list(accountId) {
      const all =
        (await using((database) => database.getAllFromIndex('drafts', 'account', accountId))) ?? []
      const old = all.filter((draft) => !isYoung(draft, OWN_KEPT_MS))
      await write((database) =>
        Promise.all(old.map(({ taskId }) => database.delete('drafts', [accountId, taskId]))),
      )
      return all.filter((draft) => draft.answers !== null && isYoung(draft, OWN_KEPT_MS))
    },
  }
}

function createAnswers({ using, write, clear, isYoung }: Base): AnswerStore {
  const drop = (key: string) => write((database) => database.delete('answers', key))
  return {
    async load(key) {
      const answer = await using((database) => database.get('answers', key))
      if (answer === undefined || isYoung(answer, ANSWERS_KEPT_MS)) return answer
      await drop(key)
      return undefined
    },
    save: (answer) => write((database) => database.put('answers', answer)),
    drop,
    keys: async () => (await using((database) => database.getAllKeys('answers'))) ?? [],
    clear: () => clear(['answers']),
  }
}

function createShelf<Name extends 'work' | 'photos'>(
  { using, write, isYoung }: Base,
  name: Name,
): Shelf<DeskSchema[Name]['value']> {
  return {
    async list() {
      const all: readonly DeskSchema[Name]['value'][] =
        (await using((database) => database.getAll(name))) ?? []
      const old = all.filter((each) => !isYoung(each, OWN_KEPT_MS))
      await write((database) => Promise.all(old.map(({ id }) => database.delete(name, id))))
      return all.filter((each) => isYoung(each, OWN_KEPT_MS))
    },
    save: (thing) => write((database) => database.put(name, thing)),
    drop: (id) => write((database) => database.delete(name, id)),
  }
}

/** Null in private windows that refuse storage, and while a page of an older release in another tab holds the storage. */
async function open(): Promise<IDBPDatabase<DeskSchema> | null> {
  return new Promise((resolve) => {
    openDB<DeskSchema>('linli-desk', 2, {
      upgrade(database, from) {
        if (from < 1) {
          const drafts = database.createObjectStore('drafts', { keyPath: ['accountId', 'taskId'] })
          drafts.createIndex('account', 'accountId')
        }
        database.createObjectStore('answers', { keyPath: 'key' })
        for (const name of ['work', 'photos', 'owner'] as const)
          database.createObjectStore(name, { keyPath: 'id' })
      },
      blocked: () => resolve(null),
      // A later release in another tab must not be kept waiting by this page.
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase | null)?.close(),
    }).then(resolve, () => resolve(null))
  })
}

import { useMemo, useState } from 'react'
import { useClient, useMutation, useQuery } from 'urql'
import { MarkNoticesReadDocument, NoticesDocument, OlderNoticesDocument } from '../api/documents.ts'
import {
  grown,
  inOrder,
  type Notice,
  type NoticePile,
  newestPile,
  olderAsked,
} from './notice-pile.ts'

/** Until when all were seen on this device, as releases before kept it. */
const SEEN_KEY = 'linli.notices-seen'
/** Ids of those that were shown on this device since, of which the server keeps no note. */
const SHOWN_KEY = 'linli.notices-shown'
const STEP = 20
/** As many as the server marks at once. */
const MOST_READ = 200

export interface Notices {
  readonly shown: readonly Notice[]
  /** How many of the newest were not shown yet. */
  readonly fresh: number
  readonly hasOlder: boolean
  readonly isLoading: boolean
  showOlder(): void
  open(): void
  /** What was shown meanwhile is read, and nothing else. */
  close(): void
}

export function useNotices(): Notices {
  const client = useClient()
  const [{ data }, reload] = useQuery({ query: NoticesDocument })
  const [, markRead] = useMutation(MarkNoticesReadDocument)
  const [older, setOlder] = useState<NoticePile | null>(null)
  const [count, setCount] = useState(STEP)
  const [isLoading, setIsLoading] = useState(false)
  const [seen, setSeen] = useState(() => new Set(keptIds()))
  const newest = useMemo(() => newestPile(data), [data])
  const pile = older ?? newest
  const all = inOrder(pile)
  const shown = all.slice(0, count)
  const isNew = ({ id, at, isRead }: Notice) =>
    isRead !== true && !seen.has(id) && at > (localStorage.getItem(SEEN_KEY) ?? '')
  const hasMore = olderAsked(pile) !== null

  async function load() {
    const asked = olderAsked(pile)
    if (asked === null) return
    setIsLoading(true)
    const answer = await client.query(OlderNoticesDocument, asked).toPromise()
    setIsLoading(false)
    if (answer.data !== undefined) setOlder(grown(pile, answer.data))
  }

  return {
    ...{ shown, isLoading },
    fresh: inOrder(newest).filter(isNew).length,
    hasOlder: all.length > count || hasMore,
    showOlder() {
      setCount(count + STEP)
      if (all.length < count + STEP && hasMore) void load()
    },
    open() {
      setOlder(null)
      setCount(STEP)
      reload({ requestPolicy: 'network-only' })
    },
    close() {
      const unread = shown.filter(isNew)
      if (unread.length === 0) return
      const next = [...unread.map(({ id }) => id), ...seen]
      keepIds(next)
      setSeen(new Set(next))
      const ids = unread.flatMap(({ id, isRead }) => (isRead === false ? [id] : []))
      if (ids.length > 0) void markRead({ ids: ids.slice(0, MOST_READ) })
    },
  }
}

/** Enough for what the server gives at once, and what was looked at before. */
const KEPT = 400

function keepIds(ids: readonly string[]): void {
  localStorage.setItem(SHOWN_KEY, JSON.stringify(ids.slice(0, KEPT)))
}

function keptIds(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SHOWN_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

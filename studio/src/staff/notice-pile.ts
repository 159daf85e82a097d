import type { NoticesQuery, OlderNoticesQueryVariables } from '../api/documents.ts'

export interface Notice {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly at: string
  /** The server knows; null of one of which it keeps no note. */
  readonly isRead: boolean | null
  /** Null for a case, which each face shows on a page of its own. */
  readonly href: string | null
  readonly instanceId: string
}

/** Notices of three kinds as they were loaded, each newest first. */
export interface NoticePile {
  readonly lists: { readonly [kind in Kind]: readonly Notice[] }
  /** Of which there are no older ones. */
  readonly ended: readonly Kind[]
}

const KINDS = ['ofCases', 'ofTeams', 'ofHerself'] as const
type Kind = (typeof KINDS)[number]

/** As many as the server gives at once. */
const PAGE = 50

type Lists = NoticePile['lists']
type Loaded = Partial<Pick<NoticesQuery, 'notices' | 'teamNotices' | 'personNotices'>>

/** What came first. */
export function newestPile(data: Loaded | undefined): NoticePile {
  return grown({ lists: { ofCases: [], ofTeams: [], ofHerself: [] }, ended: [] }, data ?? {})
}

/** With older ones, of the kinds that were asked for. */
export function grown(pile: NoticePile, more: Loaded): NoticePile {
  const pages = noticesIn(more)
  const append = (kind: Kind) => [...pile.lists[kind], ...(pages[kind] ?? [])]
  return {
    lists: {
      ofCases: append('ofCases'),
      ofTeams: append('ofTeams'),
      ofHerself: append('ofHerself'),
    },
    ended: KINDS.filter((kind) => pile.ended.includes(kind) || (pages[kind]?.length ?? 0) < PAGE),
  }
}

/** Newest first, as far back as nothing can be missing between them: of a kind that has older ones, those may stand before what
 *  another kind has. */
export function inOrder({ lists, ended }: NoticePile): readonly Notice[] {
  const known = KINDS.filter((kind) => !ended.includes(kind)).map(
    (kind) => lists[kind].at(-1)?.at ?? '',
  )
  const since = known.reduce((latest, at) => (at > latest ? at : latest), '')
  return [...lists.ofCases, ...lists.ofTeams, ...lists.ofHerself]
    .filter(({ at }) => at >= since)
    .sort((one, other) => other.at.localeCompare(one.at))
}

/** What asks for older ones; null where there are none. */
export function olderAsked({ lists, ended }: NoticePile): OlderNoticesQueryVariables | null {
  if (ended.length === KINDS.length) return null
  const has = (kind: Kind) => !ended.includes(kind)
  const last = (kind: Kind) => lists[kind].at(-1)?.id ?? null
  return {
    ...{ ofCases: has('ofCases'), ofTeams: has('ofTeams'), ofHerself: has('ofHerself') },
    ...{ notice: last('ofCases'), teamNotice: last('ofTeams'), personNotice: last('ofHerself') },
  }
}

function noticesIn(data: Loaded): Partial<Lists> {
  const { notices, teamNotices, personNotices } = data
  return {
    ...(notices && {
      ofCases: notices.map(({ readAt, ...notice }) => ({
        ...{ ...notice, isRead: readAt !== null, href: null },
      })),
    }),
    ...(teamNotices && {
      ofTeams: teamNotices.map(({ kind, teamId, ...notice }) => ({
        ...{ ...notice, isRead: null, instanceId: '' },
        href: kind === 'SWAP' ? '/desk' : `/studio/teams/${encodeURIComponent(teamId)}`,
      })),
    }),
    ...(personNotices && {
      ofHerself: personNotices.map(({ kind: _, ...notice }) => ({
        ...{ ...notice, isRead: null, instanceId: '', href: '/desk' },
      })),
    }),
  }
}

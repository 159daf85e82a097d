import type { AuditFilter } from '../../api/documents.ts'

/** What narrows the log; it lives in the address. Empty texts narrow nothing; days are `2026-03-01`, both included. */
export interface AuditSought {
  readonly who: string
  readonly object: string
  readonly deed: string
  readonly from: string
  readonly to: string
}

const KEYS = ['who', 'object', 'deed', 'from', 'to'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

export function soughtOf(query: URLSearchParams): AuditSought {
  const day = (key: string) => {
    const text = query.get(key) ?? ''
    return startOf(text) === null ? '' : text
  }
  const text = (key: string) => query.get(key) ?? ''
  return {
    ...{ who: text('who'), object: text('object'), deed: text('deed') },
    ...{ from: day('from'), to: day('to') },
  }
}

/** Address of the page, shortest form. */
export function addressOf(sought: AuditSought, after: string | null): string {
  const query = new URLSearchParams()
  for (const key of KEYS) if (sought[key].trim() !== '') query.set(key, sought[key].trim())
  if (after !== null) query.set('after', after)
  const text = query.toString()
  return `/audit${text === '' ? '' : `?${text}`}`
}

export function isNarrowed(sought: AuditSought): boolean {
  return KEYS.some((key) => sought[key] !== '')
}

/** What the server is asked: days of the city's clock as instants. */
export function filterOf({ who, object, deed, from, to }: AuditSought): AuditFilter {
  const orNull = (text: string) => (text === '' ? null : text)
  const end = startOf(to)
  return {
    ...{ who: orNull(who), object: orNull(object), deed: orNull(deed) },
    from: startOf(from)?.toISOString() ?? null,
    to: end === null ? null : new Date(end.getTime() + 86_400_000).toISOString(),
  }
}

function startOf(day: string): Date | null {
  const at = new Date(`${day}T00:00:00+08:00`)
  return DAY.test(day) && !Number.isNaN(at.getTime()) ? at : null
}

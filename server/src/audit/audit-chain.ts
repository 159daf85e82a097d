import { hash } from 'node:crypto'

/** A deed as the audit keeps it. `at` is ISO 8601 in UTC with milliseconds; `detail` is the stored text, not its value. */
export interface AuditRow {
  readonly id: string
  readonly at: string
  readonly actorId: string | null
  readonly deed: string
  readonly object: string
  readonly detail: string
}
export interface SealedRow extends AuditRow {
  /** From 1, without gaps within a tenant. */
  readonly seq: number
  readonly hash: string
}

/** A number of the chain with its hash, known from elsewhere: the stored end, or what somebody wrote down earlier. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

/** What is wrong, and from which number to which.
 *  changed: the row does not give its hash, or the row before it was given another one.
 *  missing: the rows are not there. misplaced: the row is not at its place. inserted: the number is there twice, or lies beyond the end.
 *  rewritten: an anchor knows this number with another hash. */
export interface ChainBreak {
  readonly kind: 'changed' | 'missing' | 'misplaced' | 'inserted' | 'rewritten'
  readonly from: number
  readonly to: number
}

export interface ChainVerdict {
  /** Rows that were looked at. */
  readonly count: number
  /** The first hundred, by number; empty where the chain is whole. */
  readonly breaks: readonly ChainBreak[]
}

const MOST_BREAKS = 100

/** What the first row of a tenant is chained to. */
export function firstHash(tenantId: string): string {
  return hash('sha256', `linli-audit/1\n${tenantId}`)
}

/** Hex SHA-256 over the hash before, the number and every part of the row. */
export function sealOf(before: string, seq: number, row: AuditRow): string {
  const { id, at, actorId, deed, object, detail } = row
  return hash(
    'sha256',
    `${before}\n${JSON.stringify([seq, id, at, actorId, deed, object, detail])}`,
  )
}

export interface ChainCheck {
  take(row: SealedRow): void
  /** Call once, after the last row. */
  end(): ChainVerdict
}

/** Looks at the rows of a tenant in the order of their file, one by one, in memory that does not grow with them. After a
 *  break it goes on from the stored hash, so that each break is told once. */
export function checkChain(tenantId: string, anchors: readonly Anchor[]): ChainCheck {
  const known = new Map(anchors.map(({ seq, hash: value }) => [seq, value]))
  const breaks: ChainBreak[] = []
  let count = 0
  let last: Link = { seq: 0, before: '', hash: firstHash(tenantId) }
  const tell = (kind: ChainBreak['kind'], from: number, to = from) => {
    if (breaks.length < MOST_BREAKS) breaks.push({ kind, from, to })
  }
  const next = (row: SealedRow) => {
    const isAfterGap = row.seq > last.seq + 1
    if (isAfterGap) tell('missing', last.seq + 1, row.seq - 1)
    else if (sealOf(last.hash, row.seq, row) !== row.hash) tell('changed', row.seq)
    last = { seq: row.seq, before: isAfterGap ? null : last.hash, hash: row.hash }
    const anchor = known.get(row.seq)
    if (anchor !== undefined && anchor !== row.hash) tell('rewritten', row.seq)
  }
  const again = (row: SealedRow) => {
    if (closeGap(breaks, row.seq)) return tell('misplaced', row.seq)
    const { before, seq } = last
    const isGenuine = seq === row.seq && before !== null && sealOf(before, seq, row) === row.hash
    if (isGenuine) {
      // The one that came first under this number is the stranger.
      dropBreak(breaks, { kind: 'changed', from: seq, to: seq })
      last = { ...last, hash: row.hash }
    }
    tell('inserted', row.seq)
  }
  return {
    take(row) {
      count += 1
      if (row.seq > last.seq) next(row)
      else again(row)
    },
    end() {
      const end = Math.max(0, ...known.keys())
      if (end > last.seq) tell('missing', last.seq + 1, end)
      return { count, breaks: breaks.toSorted((a, b) => a.from - b.from) }
    },
  }
}

interface Link {
  readonly seq: number
  /** The hash before; null where the row before is not there. */
  readonly before: string | null
  readonly hash: string
}

/** Takes a number out of what was told as missing. False where it was not missed. */
function closeGap(breaks: ChainBreak[], seq: number): boolean {
  const index = breaks.findIndex(
    ({ kind, from, to }) => kind === 'missing' && from <= seq && seq <= to,
  )
  const gap = breaks[index]
  if (gap === undefined) return false
  const parts = [
    { ...gap, to: seq - 1 },
    { ...gap, from: seq + 1 },
  ].filter(({ from, to }) => from <= to)
  breaks.splice(index, 1, ...parts)
  return true
}

function dropBreak(breaks: ChainBreak[], told: ChainBreak): void {
  const index = breaks.findIndex(({ kind, from }) => kind === told.kind && from === told.from)
  if (index >= 0) breaks.splice(index, 1)
}

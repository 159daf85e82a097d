import { LinliError } from '@linli/schemas/linli-error'
import type { Anchor, ChainVerdict, SealedRow } from './audit-chain.ts'
import { checkChain } from './audit-chain.ts'

/** The first line of an exported audit log. */
export interface AuditFileHead {
  readonly format: 'linli-audit/1'
  readonly tenantId: string
  /** ISO 8601 in UTC. */
  readonly exportedAt: string
  readonly exportedBy: string
  /** The end of the chain at that time, with which the file ends; null where nothing was sealed. */
  readonly end: Anchor | null
}

export interface AuditFileVerdict extends ChainVerdict {
  readonly head: AuditFileHead
  /** Numbers of lines, from 1, that are not as an export writes them; the first hundred. */
  readonly strangeLines: readonly number[]
}

const MOST_LINES = 100

export function headLine(head: AuditFileHead): string {
  return JSON.stringify(head)
}

/** A row is written in one way only, so that any other byte on its line is found. */
export function rowLine(row: SealedRow): string {
  const { seq, id, at, actorId, deed, object, detail, hash } = row
  return JSON.stringify({ seq, id, at, actorId, deed, object, detail, hash })
}

/** Verifies an exported log without any database, against its own head and the numbers with hashes that somebody wrote down.
 *  Throws `request.invalid` where the first line is none of a log. */
export async function verifyAuditFile(
  lines: AsyncIterable<string>,
  writtenDown: readonly Anchor[] = [],
): Promise<AuditFileVerdict> {
  const strangeLines: number[] = []
  let opened: { readonly head: AuditFileHead; readonly chain: ReturnType<typeof checkChain> } | null
  opened = null
  let number = 0
  for await (const line of lines) {
    number += 1
    if (opened === null) {
      const head = parseHead(line)
      const anchors = [...(head.end === null ? [] : [head.end]), ...writtenDown]
      opened = { head, chain: checkChain(head.tenantId, anchors) }
      continue
    }
    const row = parseRow(line)
    if (row !== null) opened.chain.take(row)
    const isAsWritten = row !== null && rowLine(row) === line
    if (!isAsWritten && strangeLines.length < MOST_LINES) strangeLines.push(number)
  }
  if (opened === null) throw noLog()
  return { ...opened.chain.end(), head: opened.head, strangeLines }
}

function parseHead(line: string): AuditFileHead {
  const head = parseObject(line)
  if (head?.format !== 'linli-audit/1' || typeof head.tenantId !== 'string') throw noLog()
  const { end } = head
  if (end !== null && !isAnchor(end)) throw noLog()
  return head as unknown as AuditFileHead
}

function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null) return false
  const { seq, hash } = value as Partial<Anchor>
  return Number.isSafeInteger(seq) && typeof hash === 'string'
}

const TEXTS = ['id', 'at', 'deed', 'object', 'detail'] as const

function parseRow(line: string): SealedRow | null {
  const row = parseObject(line)
  if (row === null || !isAnchor(row)) return null
  const hasTexts = TEXTS.every(
    (key) => typeof (row as Readonly<Record<string, unknown>>)[key] === 'string',
  )
  return hasTexts ? (row as unknown as SealedRow) : null
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}

function noLog(): LinliError {
  return new LinliError('request.invalid', 'The first line is not that of an audit log.')
}

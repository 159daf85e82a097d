import type { Move, Run } from '@linli/runtime/core'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'

/** A longer address is cut by some messengers, and refused by some proxies. */
export const LONGEST_LINK = 6_000

/** A run as a part of an address: base64url of its JSON. Null where that is longer than `LONGEST_LINK`. */
export function linkOfRun(run: Run): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify([run.startsAt, run.moves]))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const link = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return link.length > LONGEST_LINK ? null : link
}

/** The run of such a part; null where it is none, whoever made it. What it names need not be there: playing says so. */
export function runOfLink(link: string): Run | null {
  if (link.length > LONGEST_LINK) return null
  try {
    const binary = atob(link.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
    return runOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    // Not base64, not UTF-8 or not JSON: no run in any case.
    return null
  }
}

function runOf(value: JsonValue): Run | null {
  if (!Array.isArray(value)) return null
  const [startsAt, moves] = value as readonly JsonValue[]
  if (typeof startsAt !== 'string' || !Array.isArray(moves)) return null
  // Each was looked at, member by member.
  return moves.every(isMove) ? { startsAt, moves: moves as unknown as readonly Move[] } : null
}

/** For each kind of move the members that it has: texts, groups, and those that may be missing. */
const SHAPES: Readonly<Record<string, Shape>> = {
  submit: { texts: ['form', 'by'], groups: ['answers'], perhaps: [] },
  reading: { texts: ['device', 'messageId'], groups: ['reading'], perhaps: [] },
  send: { texts: ['event', 'by'], groups: [], perhaps: ['payload'] },
  claim: { texts: ['task', 'by'], groups: [], perhaps: [] },
  complete: { texts: ['task', 'by', 'outcome'], groups: [], perhaps: ['answers'] },
}

interface Shape {
  readonly texts: readonly string[]
  readonly groups: readonly string[]
  readonly perhaps: readonly string[]
}

function isMove(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false
  const [[kind, body] = ['', null], ...more] = Object.entries(value)
  if (more.length > 0) return false
  if (kind === 'advance') return typeof body === 'string'
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined
  return shape !== undefined && isJsonObject(body) && fits(body, shape)
}

function fits(body: JsonObject, { texts, groups, perhaps }: Shape): boolean {
  const isGroup = (name: string) => isJsonObject(body[name] ?? null)
  return (
    texts.every((name) => typeof body[name] === 'string') &&
    groups.every(isGroup) &&
    perhaps.every((name) => body[name] === undefined || isGroup(name))
  )
}

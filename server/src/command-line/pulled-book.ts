import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './read-definition.ts'

/** What a file was when it last equalled the server's text. */
export interface Pulled {
  /** Of the draft; 0 where there was none. */
  readonly revision: number
  /** SHA-256 of the file's text. */
  readonly sha256: string
}

/** What a folder was pulled from, kept in it as `linli-pulled.json`, so that a push knows what it was made on. */
export interface PulledBook {
  readonly server: string
  readonly definitions: Readonly<Record<string, Pulled>>
}

const FILE = 'linli-pulled.json'

/** The book of a folder, an empty one where it has none. Throws `UsageError` for a book of another server: revisions of one
 *  mean nothing on another. */
export function readPulledBook(folder: string, server: string): PulledBook {
  const path = join(folder, FILE)
  if (!existsSync(path)) return { server, definitions: {} }
  const book = parsed(readFileSync(path, 'utf8'))
  if (book === null) throw new UsageError(`'${path}' cannot be read; remove it and pull again.`)
  if (book.server === server) return book
  throw new UsageError(`'${folder}' was pulled from ${book.server}; use a folder of its own.`)
}

export function notePulled(folder: string, book: PulledBook): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify(book, null, 2)}\n`)
}

export function withPulled(
  book: PulledBook,
  definitionId: string,
  { text, revision }: { readonly text: string; readonly revision: number },
): PulledBook {
  const definitions = { ...book.definitions, [definitionId]: { revision, sha256: sha256(text) } }
  return { ...book, definitions }
}

export function pulledOf({ definitions }: PulledBook, definitionId: string): Pulled | null {
  return Object.hasOwn(definitions, definitionId) ? (definitions[definitionId] ?? null) : null
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function parsed(text: string): PulledBook | null {
  try {
    const book = JSON.parse(text) as Partial<PulledBook>
    const isBook = typeof book?.server === 'string' && typeof book.definitions === 'object'
    return isBook ? (book as PulledBook) : null
  } catch {
    return null
  }
}

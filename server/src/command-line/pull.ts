import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonValue } from '@linli/schemas/json'
import { type ExitCode, worst } from './exit-code.ts'
import type { PulledBook } from './pulled-book.ts'
import { notePulled, pulledOf, readPulledBook, sha256, withPulled } from './pulled-book.ts'
import { UsageError } from './read-definition.ts'
import type { RemoteServer } from './remote-server.ts'
import { RemoteError } from './remote-server.ts'
import type { Tell } from './tell.ts'

export interface PullCall {
  /** None: all of the tenant. */
  readonly ids: readonly string[]
  readonly folder: string
  /** Every published version as well, in `<id>.versions/<number>.json`. */
  readonly versions: boolean
  readonly tell: Tell
}

/** Writes each definition to `<folder>/<id>.json`: its draft byte for byte, or its newest version where it has none. A file that
 *  was changed since is not written over. */
export async function pull(server: RemoteServer, call: PullCall): Promise<ExitCode> {
  mkdirSync(call.folder, { recursive: true })
  let book = readPulledBook(call.folder, server.origin)
  const codes: ExitCode[] = []
  for (const id of await idsOf(server, call)) {
    const found = await textOf(server, id)
    const next = keep(book, { id, ...found }, call)
    codes.push(next === null ? 3 : 0)
    book = next ?? book
    // At once, so that a pull that is cut short has not forgotten what it wrote.
    notePulled(call.folder, book)
    if (call.versions) writeVersions(id, await versionsOf(server, id), call)
  }
  return worst(codes)
}

/** Null where somebody's work in the file would be lost. */
function keep(
  book: PulledBook,
  { id, text, revision }: Found & { readonly id: string },
  { folder, tell }: PullCall,
): PulledBook | null {
  const path = join(folder, `${id}.json`)
  const there = existsSync(path) ? readFileSync(path, 'utf8') : null
  if (there !== null && there !== text && sha256(there) !== pulledOf(book, id)?.sha256) {
    tell(
      `${path}：本地改过，没有覆盖。请先 push，或把文件移开再 pull。`,
      `${path}: was changed here and is not written over. Push it first, or move it away and pull again.`,
    )
    return null
  }
  if (there !== text) writeFileSync(path, text)
  tell(
    `${path}：${revision === 0 ? '最新版本' : `草稿，第 ${revision} 次保存`}`,
    `${path}: ${revision === 0 ? 'newest version' : `draft, revision ${revision}`}`,
  )
  return withPulled(book, id, { text, revision })
}

async function idsOf(server: RemoteServer, { ids }: PullCall): Promise<readonly string[]> {
  const known = (await server.ask<DefinitionIds>(DEFINITION_IDS)).definitions.map(
    ({ definitionId }) => definitionId,
  )
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) throw new UsageError(`The server has no ${unknown.join(', ')}.`)
  const wanted = ids.length > 0 ? ids : known
  // An id becomes the name of a file.
  const strange = wanted.find((id) => !/^[a-z][a-z0-9-]*$/.test(id))
  if (strange !== undefined) throw new RemoteError(`'${strange}' is no id of a definition.`)
  return wanted
}

export interface Found {
  readonly text: string
  /** 0 where it is a version. */
  readonly revision: number
}

/** What the server holds of a definition: its draft, or its newest version; null where it has neither. */
export async function heldText(server: RemoteServer, id: string): Promise<Found | null> {
  const { definition } = await server.ask<DraftAnswer>(DRAFT, { id })
  if (definition === null) return null
  if (definition.draft !== null) {
    return { text: definition.draft.body, revision: definition.draft.revision }
  }
  const [newest] = await versionsOf(server, id)
  return newest === undefined ? null : { text: versionText(newest.body), revision: 0 }
}

async function textOf(server: RemoteServer, id: string): Promise<Found> {
  const found = await heldText(server, id)
  if (found === null) throw new RemoteError(`'${id}' is gone from the server.`)
  return found
}

async function versionsOf(server: RemoteServer, id: string): Promise<readonly Version[]> {
  const { definition } = await server.ask<VersionsAnswer>(VERSIONS, { id })
  return definition?.versions ?? []
}

function writeVersions(id: string, versions: readonly Version[], { folder, tell }: PullCall): void {
  const inside = join(folder, `${id}.versions`)
  mkdirSync(inside, { recursive: true })
  // A version never changes, so there is nothing of anybody's to be lost.
  for (const { number, body } of versions) {
    writeFileSync(join(inside, `${number}.json`), versionText(body))
  }
  tell(`${inside}：${versions.length} 个版本`, `${inside}: ${versions.length} versions`)
}

function versionText(body: JsonValue): string {
  return `${JSON.stringify(body, null, 2)}\n`
}

interface DefinitionIds {
  readonly definitions: readonly { readonly definitionId: string }[]
}
export const DEFINITION_IDS = '{ definitions { definitionId } }'

interface DraftAnswer {
  readonly definition: {
    readonly draft: { readonly body: string; readonly revision: number } | null
  } | null
}
export const DRAFT = 'query ($id: String!) { definition(id: $id) { draft { body revision } } }'

interface Version {
  readonly number: number
  readonly body: JsonValue
}
interface VersionsAnswer {
  readonly definition: { readonly versions: readonly Version[] } | null
}
export const VERSIONS = 'query ($id: String!) { definition(id: $id) { versions { number body } } }'

import { dirname } from 'node:path'
import type { Call } from './commands.ts'
import { tellDifference, tellFinding, verifyText } from './commands.ts'
import { type ExitCode, worst } from './exit-code.ts'
import { heldText } from './pull.ts'
import { notePulled, pulledOf, readPulledBook, withPulled } from './pulled-book.ts'
import { readText, UsageError } from './read-definition.ts'
import type { RemoteServer } from './remote-server.ts'
import { RemoteError } from './remote-server.ts'
import { teller } from './tell.ts'

export type PushCall = Pick<Call, 'files' | 'locale' | 'tell'> & { readonly dryRun: boolean }

/** Saves each file as the draft of the definition that it names, on the revision that it was pulled at: whatever was saved there
 *  since stays, and the file is told to be behind. With `dryRun` it tells changes and findings, and saves nothing. */
export async function push(server: RemoteServer, call: PushCall): Promise<ExitCode> {
  const codes: ExitCode[] = []
  for (const path of call.files) codes.push(await pushFile(server, path, call))
  return worst(codes)
}

async function pushFile(server: RemoteServer, path: string, call: PushCall): Promise<ExitCode> {
  const text = readText(path)
  const definitionId = idOf(text, path)
  const pulled = pulledOf(readPulledBook(dirname(path), server.origin), definitionId)
  const held = await heldText(server, definitionId)
  const baseRevision = pulled?.revision ?? 0
  const say = teller(call.locale, call.tell)
  const isBehind = held !== null && held.revision !== baseRevision
  if (isBehind) tellBehind(path, { baseRevision, now: held.revision }, say)
  if (isBehind && !call.dryRun) return 3
  if (held !== null) tellDifference({ before: held.text, after: text, path }, call)
  if (call.dryRun) return worst([isBehind ? 3 : 0, tellVerdict(path, text, call)])
  if (held !== null && held.text === text) return 0
  return save(server, { path, text, definitionId, baseRevision }, call)
}

/** What publishing would say. */
function tellVerdict(path: string, text: string, call: PushCall): ExitCode {
  const { findings } = verifyText(text)
  for (const finding of findings) tellFinding(finding, path, call)
  const say = teller(call.locale, call.tell)
  say(`${path}：没有保存（--dry-run）`, `${path}: nothing was saved (--dry-run)`)
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

interface Saving {
  readonly path: string
  readonly text: string
  readonly definitionId: string
  readonly baseRevision: number
}

async function save(
  server: RemoteServer,
  { path, text, definitionId, baseRevision }: Saving,
  call: PushCall,
): Promise<ExitCode> {
  const say = teller(call.locale, call.tell)
  const input = { definitionId, body: text, baseRevision }
  const { saveDraft } = await server.ask<SaveDraftAnswer>(SAVE_DRAFT, { input })
  switch (saveDraft.__typename) {
    case 'StaleDraft': {
      const by = saveDraft.updatedBy
      say(
        `${path}：${by} 在此期间保存过，没有覆盖。请先 pull 到另一个文件夹，合并后再 push。`,
        `${path}: ${by} has saved since; nothing was written over. Pull into another folder, merge, and push again.`,
      )
      return 3
    }
    case 'DraftSaved': {
      const { revision, findings } = saveDraft.draft
      const book = readPulledBook(dirname(path), server.origin)
      notePulled(dirname(path), withPulled(book, definitionId, { text, revision }))
      for (const each of findings) {
        call.tell(`${path}${each.path}: ${each.severity} ${each.code}: ${each.message}`)
      }
      say(
        `${path}：已保存为草稿，第 ${revision} 次`,
        `${path}: saved as draft, revision ${revision}`,
      )
      return findings.some(({ severity }) => severity === 'error') ? 1 : 0
    }
    default:
      throw new RemoteError(`${path}: ${saveDraft.message}`)
  }
}

function tellBehind(
  path: string,
  { baseRevision, now }: { readonly baseRevision: number; readonly now: number },
  say: ReturnType<typeof teller>,
): void {
  say(
    `${path}：服务器上的草稿已是第 ${now} 次保存，这个文件基于第 ${baseRevision} 次。请先 pull 到另一个文件夹，合并后再 push。`,
    `${path}: the server's draft is at revision ${now}, this file was made on ${baseRevision}. Pull into another folder, merge, and push again.`,
  )
}

/** Whatever else is wrong with it: a draft may be unfinished. */
function idOf(text: string, path: string): string {
  const document = jsonOf(text)
  const id = typeof document === 'object' && document !== null && 'id' in document && document.id
  if (typeof id === 'string') return id
  throw new UsageError(`'${path}' is no JSON document with an id, so no draft can be made of it.`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type SaveDraftAnswer = {
  readonly saveDraft:
    | {
        readonly __typename: 'DraftSaved'
        readonly draft: { readonly revision: number; readonly findings: readonly ToldFinding[] }
      }
    | { readonly __typename: 'StaleDraft'; readonly updatedBy: string }
    | { readonly __typename: 'InvalidDefinition' | 'Refusal'; readonly message: string }
}
interface ToldFinding {
  readonly severity: string
  readonly code: string
  readonly path: string
  readonly message: string
}
export const SAVE_DRAFT = `mutation ($input: SaveDraftInput!) {
  saveDraft(input: $input) {
    __typename
    ... on DraftSaved { draft { revision findings { severity code path message } } }
    ... on StaleDraft { updatedBy }
    ... on UserError { message }
  }
}`

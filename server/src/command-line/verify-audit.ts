import { createReadStream } from 'node:fs'
import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Anchor } from '../audit/audit-chain.ts'
import type { AuditFileVerdict } from '../audit/audit-file.ts'
import { verifyAuditFile } from '../audit/audit-file.ts'
import { breakText } from '../audit/break-text.ts'
import type { ExitCode } from './exit-code.ts'
import { UsageError } from './read-definition.ts'
import { teller } from './tell.ts'

/** Verifies an exported audit log, without a server: 0 where the chain is whole, 1 with every break and its number. Throws
 *  `UsageError` where the file cannot be read or is none. */
export async function verifyAudit(
  [verb, path, ...more]: readonly string[],
  call: {
    /** `NUMBER:HASH`, as an earlier call told it. */
    readonly expect: string | undefined
    readonly locale: Locale
    readonly tell: (line: string) => void
  },
): Promise<ExitCode> {
  if (verb !== 'verify' || path === undefined || more.length > 0) {
    throw new UsageError('linli audit verify FILE [--expect NUMBER:HASH]')
  }
  const expected = call.expect === undefined ? [] : [anchorOf(call.expect)]
  const verdict = await readVerdict(path, expected)
  const say = teller(call.locale, call.tell)
  const { breaks, strangeLines, count, head } = verdict
  for (const found of breaks) call.tell(textIn(breakText(found), call.locale))
  for (const line of strangeLines) {
    say(
      `文件第 ${line} 行不是导出时的样子。`,
      `Line ${line} of the file is not as it was exported.`,
    )
  }
  if (breaks.length > 0 || strangeLines.length > 0) return 1
  say(
    `${count} 条记录完好，没有改动、缺失或添加。`,
    `${count} records are whole: none was changed, removed or put in.`,
  )
  if (head.end !== null) {
    const end = `${head.end.seq}:${head.end.hash}`
    say(`记下它，以后可以核对：--expect ${end}`, `Note it to compare later: --expect ${end}`)
  }
  return 0
}

function anchorOf(text: string): Anchor {
  const [, seq, hash] = /^([1-9]\d*):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || hash === undefined) throw new UsageError('--expect takes NUMBER:HASH.')
  return { seq: Number(seq), hash }
}

async function readVerdict(path: string, expected: readonly Anchor[]): Promise<AuditFileVerdict> {
  try {
    return await verifyAuditFile(linesOf(createReadStream(path, 'utf8')), expected)
  } catch (error) {
    if (error instanceof LinliError) throw new UsageError(`'${path}' is no exported audit log.`)
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`Cannot read '${path}': ${reason}`)
  }
}

/** Not those of `node:readline`: it ends a line at U+2028 too, which may stand in a text. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

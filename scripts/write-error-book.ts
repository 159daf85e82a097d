// `npm run docs:errors`: writes docs/errors.md from schemas/src/error-codes.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ERROR_CODES } from '../schemas/src/error-codes.ts'

const INTRODUCTION = `# Errors

Written by \`npm run docs:errors\` from [schemas/src/error-codes.ts](../schemas/src/error-codes.ts). Codes are only ever added.

| kind | what it means | what to do |
|---|---|---|
| \`rejected\` | the request is wrong | do not repeat it unchanged |
| \`conflict\` | the world has moved on | read again, then decide |
| \`transient\` | something is away | repeat it, with the same key |
| \`fault\` | a defect of Linli or of a definition | report it with the id that was shown |

| code | kind | HTTP | 中文 | English |
|---|---|---|---|---|
`

/** The same book always gives the same text. */
export function renderErrorBook(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { kind, status, zh, en }]) => `| \`${code}\` | ${kind} | ${status} | ${zh} | ${en} |`,
  )
  return `${INTRODUCTION}${rows.join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'errors.md'), renderErrorBook())
}

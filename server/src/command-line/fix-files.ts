import { readFileSync, writeFileSync } from 'node:fs'
import { checkDefinition, withSafeFixes } from '@linli/runtime/core'
import type { QuickFix } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { patchJsonText } from '@linli/schemas/patch-json-text'
import type { Call } from './commands.ts'
import { readDefinition } from './read-definition.ts'

/** One fix may make room for the next: what used an unused thing is unused then. */
const MOST_FIXES = 200

/** Applies the safe fixes of files, one after the other, and tells what they did. */
export function fixFiles({ files, locale, tell }: Call): void {
  for (const path of files) {
    let fix = nextFix(path)
    for (let count = 0; fix !== null && count < MOST_FIXES; count++) {
      writeFileSync(path, patchJsonText(readFileSync(path, 'utf8'), fix.patch))
      tell(`${path}: ✓ ${textIn(fix.title, locale)}`)
      fix = nextFix(path)
    }
  }
}

function nextFix(path: string): QuickFix | null {
  const read = readDefinition(path)
  if (read.kind === 'refused') return null
  const { definition } = read
  const findings = withSafeFixes(definition, checkDefinition(definition))
  return findings.find(({ fix }) => fix !== undefined)?.fix ?? null
}

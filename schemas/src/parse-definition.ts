import type { OutputUnit, Schema } from '@cfworker/json-schema'
import { Validator } from '@cfworker/json-schema'
import format from '../json/linli-1.schema.json' with { type: 'json' }
import type { Definition } from './definition.ts'
import { describeFormatError } from './describe-format-error.ts'
import type { Finding } from './finding.ts'
import { escapePointer } from './json-pointer.ts'
import type { LocaleText } from './locale-text.ts'

/** Longest definition, in UTF-16 units of its JSON text. */
export const MAX_DEFINITION_LENGTH = 512 * 1024
/** Deepest nesting of objects and lists. */
export const MAX_DEFINITION_DEPTH = 64
/** Findings shown at once; a document of another kind would give thousands. */
const MAX_FINDINGS = 100

export type ParsedDefinition =
  | { readonly kind: 'parsed'; readonly definition: Definition }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }

/** A definition of format `linli/1` out of anything, or why it is none. Every key that the format does not know is an
 *  error. What the names refer to is another question: `checkDefinition`. */
export function parseDefinition(document: unknown): ParsedDefinition {
  const limit = limitFinding(document) ?? brokenTextFinding(document, '')
  if (limit !== null) return { kind: 'refused', findings: [limit] }
  validator ??= createValidator()
  const { valid, errors } = validator.validate(document)
  // The validator vouches for the shape; its schema is kept equal to the types by a test.
  if (valid) return { kind: 'parsed', definition: document as Definition }
  return { kind: 'refused', findings: findingsOf(errors, document).slice(0, MAX_FINDINGS) }
}

/** Like `parseDefinition`, from JSON text. */
export function parseDefinitionText(text: string): ParsedDefinition {
  if (text.length > MAX_DEFINITION_LENGTH) return { kind: 'refused', findings: [tooLarge()] }
  try {
    return parseDefinition(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return {
      kind: 'refused',
      findings: [
        wholeDocument('definition.not-json', {
          'zh-CN': '这不是一份完整的 JSON 文本，请检查括号、引号和逗号。',
          en: 'This is not complete JSON text; check brackets, quotes and commas.',
        }),
      ],
    }
  }
}

/** Made once, when first asked for: resolving its addresses takes as long as reading a small definition. */
let validator: Validator | null = null

function createValidator(): Validator {
  // A copy, because the validator notes addresses in the schema it is given.
  return new Validator(structuredClone(format) as Schema, '2020-12', false)
}

function findingsOf(errors: readonly OutputUnit[], document: unknown): Finding[] {
  const findings = errors.flatMap((unit, index): Finding[] => {
    const described = describeFormatError(unit, errors[index - 1], { schema: format, document })
    return described === null ? [] : [described]
  })
  const seen = new Set<string>()
  return findings.filter(({ path, code }) => {
    const key = `${code} ${path}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function limitFinding(document: unknown): Finding | null {
  const depth = depthOf(document, 0)
  if (depth > MAX_DEFINITION_DEPTH) {
    return wholeDocument('definition.too-deep', {
      'zh-CN': `定义嵌套太深，最多 ${MAX_DEFINITION_DEPTH} 层。`,
      en: `The definition is nested too deep; at most ${MAX_DEFINITION_DEPTH} levels.`,
    })
  }
  const length = (JSON.stringify(document) ?? '').length
  return length > MAX_DEFINITION_LENGTH ? tooLarge() : null
}

/** With the flag `u`, half of a pair that stands alone. */
const UNWRITABLE = /[\ud800-\udfff\0]/u

/** The first text or key that UTF-8 or the database has no way to write. */
function brokenTextFinding(value: unknown, path: string): Finding | null {
  if (typeof value === 'string') return UNWRITABLE.test(value) ? brokenText(path) : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, member] of Object.entries(value)) {
    // A path that names such a key could not be written either.
    if (UNWRITABLE.test(key)) return brokenText(path)
    const found = brokenTextFinding(member, `${path}/${escapePointer(key)}`)
    if (found !== null) return found
  }
  return null
}

function brokenText(path: string): Finding {
  return {
    severity: 'error',
    code: 'text.malformed',
    path,
    message: {
      'zh-CN': '这里有无法保存的字符（半个字符或空字符），请删掉重新输入。',
      en: 'There is a character here that cannot be stored (half of one, or a null); type it again.',
    },
  }
}

/** Nesting of a value; stops counting just above the limit, so a hostile document cannot exhaust the stack. */
function depthOf(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null || level > MAX_DEFINITION_DEPTH) return level
  return Object.values(value).reduce<number>(
    (deepest, member) => Math.max(deepest, depthOf(member, level + 1)),
    level + 1,
  )
}

function tooLarge(): Finding {
  return wholeDocument('definition.too-large', {
    'zh-CN': '定义太大，最多 512 KB。',
    en: 'The definition is too large; at most 512 KB.',
  })
}

function wholeDocument(code: string, message: LocaleText): Finding {
  return { severity: 'error', code, path: '', message }
}

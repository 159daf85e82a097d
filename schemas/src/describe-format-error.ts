import type { OutputUnit } from '@cfworker/json-schema'
import type { Finding } from './finding.ts'
import { pointerKeys } from './json-pointer.ts'
import { listNames } from './list-names.ts'
import type { LocaleText } from './locale-text.ts'
import { nearestName } from './nearest-name.ts'

interface Documents {
  readonly schema: unknown
  readonly document: unknown
}

/** One error of the format as a finding with a sentence that names the nearest right word,
 *  or null where another error of the same list says it better. */
export function describeFormatError(
  unit: OutputUnit,
  previous: OutputUnit | undefined,
  { schema, document }: Documents,
): Finding | null {
  const path = pointerOf(unit.instanceLocation)
  const rule = at(schema, pointerKeys(pointerOf(unit.keywordLocation)), schema)
  const value = at(document, pointerKeys(path))
  switch (unit.keyword) {
    case 'false':
      return error('key.unknown', path, unknownKeyText(path, allowedKeys(schema, previous)))
    case 'required':
      return missingKey(unit, path)
    case 'enum':
      return error('value.unknown', path, unknownValueText(value, rule))
    case 'const':
      return error('value.unknown', path, unknownValueText(value, [rule]))
    case 'type':
      return error('value.type', path, typeText(rule))
    case 'pattern':
      return error('value.pattern', path, {
        'zh-CN': `“${shown(value, path)}”的写法不对。`,
        en: `“${shown(value, path)}” is not written as expected (${String(rule)}).`,
      })
    case 'minProperties':
    case 'minItems':
    case 'minLength':
      return error('value.empty', path, {
        'zh-CN': '这里不能为空。',
        en: 'This must not be empty.',
      })
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
      return error('value.out-of-range', path, {
        'zh-CN': `超出允许的范围（界限 ${String(rule)}）。`,
        en: `Outside the allowed range (limit ${String(rule)}).`,
      })
    case 'uniqueItems':
      return error('value.duplicate', path, {
        'zh-CN': '列表里有重复的内容。',
        en: 'The list holds the same thing twice.',
      })
    default:
      return null
  }
}

/** The validator names the missing key only in its text: `… does not have required property "x".` */
function missingKey(unit: OutputUnit, path: string): Finding {
  const name = /"([^"]*)"/.exec(unit.error)?.[1] ?? ''
  return error('key.missing', path, {
    'zh-CN': `缺少“${name}”。`,
    en: `“${name}” is missing.`,
  })
}

function unknownKeyText(path: string, allowed: readonly string[]): LocaleText {
  const name = pointerKeys(path).at(-1) ?? ''
  const near = nearestName(name, allowed)
  const zhAllowed = allowed.length > 0 ? `这里可以用：${listNames(allowed)['zh-CN']}。` : ''
  const enAllowed = allowed.length > 0 ? ` Known here: ${listNames(allowed).en}.` : ''
  return near === null
    ? {
        'zh-CN': `不认识“${name}”。${zhAllowed}`,
        en: `“${name}” is not known.${enAllowed}`,
      }
    : {
        'zh-CN': `不认识“${name}”，是不是“${near}”？`,
        en: `“${name}” is not known; did you mean “${near}”?`,
      }
}

function unknownValueText(value: unknown, rule: unknown): LocaleText {
  const allowed = Array.isArray(rule) ? rule.map(String) : []
  const near = typeof value === 'string' ? nearestName(value, allowed) : null
  const name = typeof value === 'string' ? value : shortened(JSON.stringify(value) ?? '')
  return {
    'zh-CN': `“${name}”不能用在这里，${near === null ? '' : `是不是“${near}”？`}可以用：${listNames(allowed)['zh-CN']}。`,
    en: `“${name}” cannot stand here${near === null ? '.' : `; did you mean “${near}”?`} Known: ${listNames(allowed).en}.`,
  }
}

/** Enough of a value to be known again. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const TYPE_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  object: ['一组键值 { }', 'an object { }'],
  array: ['列表 [ ]', 'a list [ ]'],
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  integer: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
}

function typeText(rule: unknown): LocaleText {
  const names = [rule]
    .flat()
    .map((name) => TYPE_NAMES[String(name)] ?? [String(name), String(name)])
  return {
    'zh-CN': `这里要写${names.map(([zh]) => zh).join('或')}。`,
    en: `This must be ${names.map(([, en]) => en).join(' or ')}.`,
  }
}

/** The keys an object may have, from the schema that refused one. */
function allowedKeys(schema: unknown, refusal: OutputUnit | undefined): readonly string[] {
  if (refusal?.keyword !== 'additionalProperties') return []
  const owner = pointerKeys(pointerOf(refusal.keywordLocation)).slice(0, -1)
  const rule = at(schema, owner, schema)
  const properties = isRecord(rule) ? rule['properties'] : undefined
  return isRecord(properties) ? Object.keys(properties) : []
}

function shown(value: unknown, path: string): string {
  return typeof value === 'string' ? value : (pointerKeys(path).at(-1) ?? '')
}

function error(code: string, path: string, message: LocaleText): Finding {
  return { severity: 'error', code, path, message }
}

/** The validator writes `#/a/b`, percent-encoded, `#` and `%` of a key too. */
function pointerOf(location: string): string {
  return decodeURIComponent(location.replace(/^#/, ''))
}

/** The value at a path; a `$ref` on the way leads on into `root`. */
function at(value: unknown, segments: readonly string[], root?: unknown): unknown {
  return segments.reduce<unknown>((found, segment) => {
    if (!isRecord(found)) return undefined
    const next = found[segment]
    if (segment === '$ref' && root !== undefined && typeof next === 'string') {
      return at(root, pointerKeys(pointerOf(next)))
    }
    return next
  }, value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

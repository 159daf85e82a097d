import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDefinition, parseDefinitionText } from './parse-definition.ts'

const TEXT = readFileSync(
  new URL('../../templates/complaint/definition.json', import.meta.url),
  'utf8',
)

type Loose = Record<string, never>

/** The findings of a good definition after one edit, as `code path`. */
function findingsAfter(edit: (definition: Loose) => void): string[] {
  const definition = JSON.parse(TEXT)
  edit(definition)
  const parsed = parseDefinition(definition)
  return parsed.kind === 'parsed' ? [] : parsed.findings.map(({ code, path }) => `${code} ${path}`)
}

/** Puts a value at a dotted path. */
function put(path: string, value: unknown) {
  return (definition: Loose): void => {
    const keys = path.split(' ')
    const last = keys.pop() ?? ''
    const owner = keys.reduce<Loose>((branch, key) => branch[key] ?? ({} as Loose), definition)
    Object.assign(owner, { [last]: value })
  }
}

describe('parseDefinition', () => {
  test('takes a good definition as it is', () => {
    expect(parseDefinitionText(TEXT)).toEqual({ kind: 'parsed', definition: JSON.parse(TEXT) })
  })

  test.each([
    ['titel', 1, 'key.unknown /titel'],
    ['machine states triage onn', {}, 'key.unknown /machine/states/triage/onn'],
    ['machine states a.b', {}, 'value.pattern /machine/states/a.b'],
    ['machine states triage invoke src', 'call', 'value.unknown /machine/states/triage/invoke/src'],
    [
      'machine states intake always',
      { guard: { type: 'js', params: {} } },
      'value.unknown /machine/states/intake/always/guard/type',
    ],
    [
      'machine states intake entry',
      [{ type: 'eval', params: {} }],
      'value.unknown /machine/states/intake/entry/0/type',
    ],
    [
      'machine states intake always',
      { target: { raw: 1 } },
      'value.type /machine/states/intake/always/target',
    ],
    ['forms report schema if', {}, 'key.unknown /forms/report/schema/if'],
    [
      'forms report schema properties has__x',
      { type: 'string' },
      'value.pattern /forms/report/schema/properties/has__x',
    ],
    ['tasks triage assign', [], 'value.empty /tasks/triage/assign'],
    ['tasks triage outcomes', {}, 'value.empty /tasks/triage/outcomes'],
    [
      'timers triage-due',
      { title: { 'zh-CN': '时' }, clock: 'elapsed', duration: 'P1M' },
      'value.pattern /timers/triage-due/duration',
    ],
    ['family', 'ts', 'value.pattern /family'],
    ['format', 'linli/2', 'value.unknown /format'],
    ['title', { en: 'no Chinese' }, 'key.missing /title'],
  ])('refuses %s', (path, value, finding) => {
    expect(findingsAfter(put(path, value))).toContain(finding)
  })

  const note = { kind: 'note', text: '', x: 0, y: -7.5, width: 40, height: 10_000 }
  const frame = { kind: 'frame', title: '受理', x: 0, y: 0, width: 400, height: 300 }

  test.each([
    ['nothing on the canvas', {}],
    [
      'a note and a frame',
      { note_1: { ...note, text: '甲\r\n 乙\t' }, b: { ...frame, color: 'red' } },
    ],
    ['as many as may be', many(200)],
    ['a long text', { a: { ...note, text: '长'.repeat(2000) } }],
  ])('takes %s as it is', (_, remarks) => {
    const definition = { ...JSON.parse(TEXT), remarks }

    expect(parseDefinitionText(JSON.stringify(definition))).toEqual({ kind: 'parsed', definition })
  })

  test.each([
    ['a place that is no number', { ...note, x: '1' }, 'value.type /remarks/a/x'],
    ['a place out of the world', { ...note, y: 1e9 }, 'value.out-of-range /remarks/a/y'],
    ['no size', { ...frame, width: 0 }, 'value.out-of-range /remarks/a/width'],
    ['a size without end', { ...frame, height: 10_001 }, 'value.out-of-range /remarks/a/height'],
    ['too long a text', { ...note, text: '长'.repeat(2001) }, 'value.out-of-range /remarks/a/text'],
    ['another colour', { ...note, color: '#f00' }, 'value.unknown /remarks/a/color'],
    ['a title on a note', { ...note, title: '甲' }, 'key.unknown /remarks/a/title'],
    ['a frame without one', { ...note, kind: 'frame' }, 'key.missing /remarks/a'],
    ['another kind', { ...note, kind: 'arrow' }, 'value.unknown /remarks/a/kind'],
  ])('refuses a remark with %s, in both languages', (_, remark, finding) => {
    const found = parseDefinition({ ...JSON.parse(TEXT), remarks: { a: remark } })

    const findings = found.kind === 'parsed' ? [] : found.findings
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain(finding)
    for (const { message } of findings) {
      expect(message['zh-CN']).toMatch(/[一-鿿]/)
      expect(message.en).toMatch(/[a-z]/)
    }
  })

  test('refuses a number that JSON reads as endless, an id that is none, and too many remarks', () => {
    const endless = JSON.stringify({ ...JSON.parse(TEXT), remarks: { a: note } })
    const parsed = parseDefinitionText(endless.replace('"y":-7.5', '"y":1e999'))

    expect(parsed).toMatchObject({ findings: [{ path: '/remarks/a/y' }] })
    expect(findingsAfter(put('remarks', { '1 2': note }))).toContain('value.pattern /remarks/1 2')
    expect(findingsAfter(put('remarks', many(201)))).toContain('value.out-of-range /remarks')
  })

  function many(count: number) {
    return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, note]))
  }

  test('names the nearest right key in both languages', () => {
    const parsed = parseDefinition({ ...JSON.parse(TEXT), titel: 1 })

    expect(parsed).toEqual({
      kind: 'refused',
      findings: [
        {
          severity: 'error',
          code: 'key.unknown',
          path: '/titel',
          message: {
            'zh-CN': '不认识“titel”，是不是“title”？',
            en: '“titel” is not known; did you mean “title”?',
          },
        },
      ],
    })
  })

  test('a member called __proto__ is refused and pollutes nothing', () => {
    const text = TEXT.replace('"events": {', '"events": {"__proto__": {"polluted": true},')

    expect(parseDefinitionText(text).kind).toBe('refused')
    expect('polluted' in {}).toBe(false)
  })

  test.each([null, 1, 'x', [], {}])('%j is no definition', (document) => {
    expect(parseDefinition(document).kind).toBe('refused')
  })

  test('text that is too long, too deep or no JSON is refused at once', () => {
    const deep = `${'[1,'.repeat(50_000)}1${']'.repeat(50_000)}`

    expect(parseDefinitionText(' '.repeat(600_000))).toMatchObject({
      findings: [{ code: 'definition.too-large' }],
    })
    expect(parseDefinitionText(deep)).toMatchObject({ findings: [{ code: 'definition.too-deep' }] })
    expect(parseDefinitionText('{"format":')).toMatchObject({
      findings: [{ code: 'definition.not-json' }],
    })
  })
})

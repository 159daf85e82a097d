import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { describe, expect, test } from 'vitest'
import { checkDefinition } from './check-definition.ts'

function readComplaint(): Definition {
  const url = new URL('../../../templates/complaint/definition.json', import.meta.url)
  return JSON.parse(readFileSync(url, 'utf8'))
}

/** A value put at a path of the definition; `undefined` removes the member. */
function edited(path: string, value: unknown): Definition {
  const definition = readComplaint()
  const keys = path.split('/').slice(1)
  const last = keys.pop() ?? ''
  const owner = keys.reduce<Record<string, unknown>>(
    (branch, key) => branch[key] as Record<string, unknown>,
    definition as unknown as Record<string, unknown>,
  )
  if (value === undefined) delete owner[last]
  else owner[last] = value
  return definition
}

function codesOf(definition: Definition, severity: Finding['severity']): string[] {
  return checkDefinition(definition)
    .filter((finding) => finding.severity === severity)
    .map(({ code, path }) => `${code} ${path}`)
}

const named = (uid: string) => ({ uid, title: { 'zh-CN': uid, en: uid } })
const elapsed = (duration: string) => ({
  title: { 'zh-CN': '时', en: 'time' },
  clock: 'elapsed',
  duration,
})
const always = (cel: string) => ({ target: 'triage', guard: { type: 'expr', params: { cel } } })

describe('checkDefinition', () => {
  test.each(['complaint', 'mediation', 'care-order', 'smoke-alarm'])('%s is clean', (name) => {
    const url = new URL(`../../../templates/${name}/definition.json`, import.meta.url)

    expect(checkDefinition(JSON.parse(readFileSync(url, 'utf8')))).toEqual([])
  })

  test.each([
    ['/machine/initial', 'intak', 'name.unknown /machine/initial'],
    [
      '/machine/states/intake/always/1/target',
      'triag',
      'name.unknown /machine/states/intake/always/1/target',
    ],
    [
      '/machine/states/intake/entry/0/params/notice',
      'x',
      'name.unknown /machine/states/intake/entry/0/params/notice',
    ],
    [
      '/machine/states/triage/invoke/input/task',
      'x',
      'name.unknown /machine/states/triage/invoke/input/task',
    ],
    [
      '/machine/states/triage/on',
      { X: { target: 'intake' } },
      'name.unknown /machine/states/triage/on/X',
    ],
    [
      '/machine/states/triage/after/foo',
      { target: 'intake' },
      'name.unknown /machine/states/triage/after/foo',
    ],
    ['/tasks/triage/form', 'x', 'name.unknown /tasks/triage/form'],
    [
      '/tasks/triage/exclude',
      [{ performerOf: 'x' }],
      'name.unknown /tasks/triage/exclude/0/performerOf',
    ],
    [
      '/tasks/triage/assign/0',
      { strategy: 'leader', of: { performerOf: 'x' }, post: 'lead' },
      'name.unknown /tasks/triage/assign/0/of/performerOf',
    ],
    [
      '/tasks/triage/assign/0',
      { strategy: 'field', field: 'x' },
      'name.unknown /tasks/triage/assign/0/field',
    ],
    [
      '/tasks/triage/assign/0',
      { strategy: 'field', field: 'danger' },
      'assign.field-no-text /tasks/triage/assign/0/field',
    ],
    ['/tasks/handover/due', 'triage-due', 'task.due-not-running /machine/states/emergency/invoke'],
    ['/timers/triage-due', elapsed('PT0S'), 'timer.zero /timers/triage-due/duration'],
    ['/machine/states/triage/meta/uid', 'intake', 'uid.duplicate /machine/states/triage/meta/uid'],
    [
      '/machine/states/island',
      { meta: named('island'), always: { target: 'triage' } },
      'state.unreachable /machine/states/island',
    ],
    [
      '/machine/states/intake/always/1/target',
      undefined,
      'transition.endless /machine/states/intake/always/1',
    ],
    [
      '/machine/states/intake/always/0',
      always('context.dangr'),
      'expression.unknown-field /machine/states/intake/always/0/guard/params/cel',
    ],
    [
      '/machine/states/intake/always/0',
      always('event.type == ""'),
      'expression.unknown-name /machine/states/intake/always/0/guard/params/cel',
    ],
    [
      '/machine/states/intake/entry',
      [{ type: 'set', params: { to: 'returns', cel: '"x"' } }],
      'expression.wrong-type /machine/states/intake/entry/0/params/cel',
    ],
    [
      '/machine/states/intake/entry',
      [{ type: 'raise', params: { event: 'X' } }],
      'name.unknown /machine/states/intake/entry/0/params/event',
    ],
    ['/triggers/0/node', 'form.location', 'expression.wrong-type /triggers/0/node'],
    ['/triggers/0/form', 'x', 'name.unknown /triggers/0/form'],
    ['/triggers/0/set/nowhere', '1', 'name.unknown /triggers/0/set/nowhere'],
    ['/context/initial/returns', 'x', 'field.type /context/initial/returns'],
    [
      '/notices/received/body/zh-CN',
      '{{ instance.nr }}',
      'expression.unknown-field /notices/received/body/zh-CN',
    ],
    [
      '/notices/received/body/zh-CN',
      '{{ instance.number',
      'text.placeholder /notices/received/body/zh-CN',
    ],
    [
      '/forms/report/rules/0/requiredWhen',
      'size(form.foto) == 0',
      'expression.unknown-field /forms/report/rules/0/requiredWhen',
    ],
    [
      '/forms/report/rules/0/visibleWhen',
      'form.description != ""',
      'rule.self /forms/report/rules/0/visibleWhen',
    ],
    [
      '/forms/report/schema/properties/phone/pattern',
      '(a+)+$',
      'field.pattern /forms/report/schema/properties/phone/pattern',
    ],
    [
      '/forms/report/schema/properties/consent/default',
      true,
      'consent.prefilled /forms/report/schema/properties/consent/default',
    ],
    [
      '/forms/report/schema/properties/description/minLength',
      501,
      'field.limits /forms/report/schema/properties/description/minLength',
    ],
    ['/forms/report/ui/ui:order', ['photos'], 'ui.order /forms/report/ui/ui:order'],
  ])('%s as %j is an error', (path, value, found) => {
    expect(codesOf(edited(path, value), 'error')).toContain(found)
  })

  test.each([
    { strategy: 'person', account: 'a' },
    { strategy: 'field', field: 'category' },
    { strategy: 'leader', of: 'initiator', post: 'lead' },
    { strategy: 'team', team: 'volunteers', pick: 'in-turn' },
  ])('%j is no last resort', (rule) => {
    const path = '/tasks/triage/assign'
    expect(codesOf(edited(path, [rule]), 'error')).toEqual([`assign.may-be-empty ${path}`])
    const desk = { strategy: 'post', post: 'street-center' }
    expect(codesOf(edited(path, [rule, desk]), 'error')).toEqual([])
  })

  test('a notice picks nobody, and who signs as one of all is not picked', () => {
    const desk = { strategy: 'post', post: 'street-center', pick: 'in-turn' }
    const notify = { type: 'notify', params: { notice: 'received', to: desk } }
    expect(codesOf(edited('/machine/states/triage/entry', [notify]), 'error')).toEqual([
      'assign.notice-picks /machine/states/triage/entry/0/params/to/pick',
    ])
    const sign = { mode: 'any', signers: [{ assign: [desk], each: true }] }
    expect(codesOf(edited('/tasks/triage/sign', sign), 'error')).toEqual([
      'assign.each-picks /tasks/triage/sign/signers/0',
    ])
  })

  test.each([
    ['/title/en', undefined, 'text.untranslated /title'],
    [
      '/notices/spare',
      { channel: 'app', title: named('a').title, body: named('a').title },
      'name.unused /notices/spare',
    ],
    ['/triggers', [], 'definition.no-trigger /triggers'],
    [
      '/forms/report/schema/properties/phone/x-messages',
      { minLength: '太短' },
      'field.message-unused /forms/report/schema/properties/phone/x-messages/minLength',
    ],
    [
      '/forms/report/schema/properties/description/x-messages',
      { minLength: '太短' },
      'text.untranslated /forms/report/schema/properties/description/x-messages/minLength',
    ],
    [
      '/machine/states/emergency/invoke/onDone',
      { target: 'triage', guard: { type: 'expr', params: { cel: 'context.danger' } } },
      'task.outcome-unhandled /machine/states/emergency/invoke/onDone',
    ],
  ])('%s as %j is a warning', (path, value, found) => {
    expect(codesOf(edited(path, value), 'warning')).toContain(found)
  })

  test('a task whose completion stays in the state is a warning', () => {
    const path = '/machine/states/emergency/invoke/onDone'

    expect(codesOf(edited(path, {}), 'warning')).toContain(`task.no-target ${path}`)
  })

  test('a leaf without a way out is a dead end', () => {
    const definition = readComplaint()
    const states = { one: { meta: named('one') } }
    const findings = checkDefinition({ ...definition, machine: { initial: 'one', states } })

    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'state.dead-end', path: '/machine/states/one' }),
    )
  })

  test('a state that ends inside must say what follows', () => {
    const definition = readComplaint()
    const end = { type: 'final' as const, meta: named('end') }
    const machine = {
      initial: 'outer',
      states: { outer: { meta: named('outer'), initial: 'end', states: { end } } },
    }

    expect(checkDefinition({ ...definition, machine })).toContainEqual(
      expect.objectContaining({ code: 'state.done-unhandled', path: '/machine/states/outer' }),
    )
  })
})

describe('size', () => {
  test('a definition of too many states is refused before its check could take long', () => {
    const definition = readComplaint()
    const states = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`s${index}`, { meta: named(`s${index}`) }]),
    )

    expect(codesOf({ ...definition, machine: { initial: 's0', states } }, 'error')).toEqual([
      'definition.too-large ',
    ])
  })

  test('a wrong name among hundreds is answered with a short list', () => {
    const findings = checkDefinition(edited('/machine/states/intake/always/1/target', 'zzzzzzzz'))

    expect(findings[0]?.message.en?.length).toBeLessThan(300)
  })
})

describe('scenarios', () => {
  test.each([
    ['/scenarios/0/startsAt', 'tomorrow', 'scenario.time /scenarios/0/startsAt'],
    ['/scenarios/0/steps', [{ advance: 'P1M' }], 'scenario.time /scenarios/0/steps/0/advance'],
    [
      '/scenarios/0/steps',
      [{ claim: { task: 'x', by: 'y' } }],
      'name.unknown /scenarios/0/steps/0/claim/task',
    ],
    [
      '/scenarios/0/steps',
      [{ expect: { states: ['x'] } }],
      'name.unknown /scenarios/0/steps/0/expect/states/0',
    ],
    [
      '/scenarios/0/steps',
      [{ complete: { task: 'triage', by: 'y', outcome: 'x' } }],
      'name.unknown /scenarios/0/steps/0/complete/outcome',
    ],
  ])('%s as %j is an error', (path, value, found) => {
    expect(codesOf(edited(path, value), 'error')).toContain(found)
  })
})

import type { Definition } from '@linli/schemas/definition'
import type { ObjectSchema } from '@linli/schemas/form-definition'
import type { OpenTask } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { ALARM, RESIDENT, SENSOR, WORKER } from '../../../tests/support/builders.ts'
import { namedFiles } from './named-files.ts'
import type { ClosedTask, HistoryEntry } from './step.ts'

const A = 'aaaaaaaa-0000-4000-8000-000000000000'
const B = 'bbbbbbbb-0000-4000-8000-000000000000'

const file = { type: 'string', format: 'linli-file' } as const
const schema: ObjectSchema = {
  type: 'object',
  properties: {
    note: { type: 'string' },
    cover: file,
    place: { type: 'object', properties: { photos: { type: 'array', items: file } } },
  },
}
const definition: Definition = {
  ...ALARM,
  forms: { report: { title: { 'zh-CN': '报告', en: 'Report' }, schema } },
  events: { cleared: { title: { 'zh-CN': '恢复', en: 'Cleared' }, source: 'staff', schema } },
  tasks: Object.fromEntries(
    Object.entries(ALARM.tasks).map(([name, task]) => [name, { ...task, form: 'report' }]),
  ),
  triggers: ALARM.triggers.map((trigger) =>
    trigger.kind === 'device' ? { ...trigger, schema } : trigger,
  ),
}
const answers = { note: `${A} ${B}`, place: { photos: [B, A, B] } }
const completed: ClosedTask = {
  ...{ reason: 'completed', outcome: 'confirmed', by: WORKER.accountId, answers },
  task: { name: 'check' } as OpenTask,
}

function named(input: HistoryEntry['input'], closed: readonly ClosedTask[] = []) {
  const recorded = { assignments: [], dueAts: [], recipients: [] }
  return namedFiles(definition, { entry: { input, now: 0, recorded }, step: { closed } })
}

describe('files are named', () => {
  const start = {
    kind: 'start',
    instanceId: A,
    number: '1',
    actor: RESIDENT,
    payload: answers,
  } as const
  test.each([
    ['by the form of a start', { ...start, trigger: 1, device: null }],
    ['by the reading of a start', { ...start, trigger: 0, device: SENSOR }],
    ['by an event', { kind: 'event', type: 'cleared', payload: answers, actor: WORKER }],
    [
      'by a completion',
      { kind: 'complete', taskId: A, outcome: 'confirmed', answers, actor: WORKER },
    ],
  ] as const)('%s, each once', (_, input) => {
    expect(named(input, [completed])).toEqual([B, A])
  })

  test('by nothing else, and by no text that only looks like it', () => {
    expect(named({ kind: 'claim', taskId: `${A}.1.0`, actor: WORKER })).toEqual([])
    expect(named({ kind: 'cancel', reason: A, actor: WORKER })).toEqual([])
    const cover = { ...start, trigger: 1, device: null, payload: { cover: `${A} ` } }
    expect(named(cover)).toEqual([])
  })
})

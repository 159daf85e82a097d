import type { Definition, FieldAccess, TaskDefinition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  same,
  to,
  when,
} from '../../../../tests/corpus/build-definition.ts'
import { play, post } from '../../../../tests/support/signing-ground.ts'
import { checkDefinition } from '../check-definition.ts'
import { checkSubmission } from '../check-submission.ts'
import { diffDefinitions } from '../diff-definitions.ts'
import { fieldMarks } from '../marks/field-marks.ts'
import { formOfTask } from './form-of-task.ts'

const VISIT: FormDefinition = {
  title: same('走访'),
  schema: {
    type: 'object',
    properties: {
      address: { type: 'string', title: '地址' },
      rooms: { type: 'integer', title: '间数', minimum: 1 },
      tags: { type: 'array', title: '标签', items: { type: 'string' } },
      note: { type: 'string', title: '备注' },
      money: { type: 'integer', title: '金额' },
      person: {
        type: 'object',
        title: '户主',
        properties: {
          name: { type: 'string', title: '姓名' },
          ill: { type: 'string', title: '病史' },
        },
        required: ['name'],
      },
    },
    required: ['address', 'person'],
  },
  rules: [{ field: 'money', requiredWhen: 'has(form.rooms) && form.rooms > 3' }],
}

const CONTEXT: JsonObject = { where: '幸福路 "8" 号\n二层', count: 2, words: ['急', "'老'"] }

function definitionOf(
  fields: Readonly<Record<string, FieldAccess>>,
  onDone: readonly object[] = [to('closed', answer)],
): Definition {
  const task: Partial<TaskDefinition> = { ...post('grid-worker'), ...{ form: 'visit', fields } }
  const made = build({
    initial: 'visiting',
    context: {
      where: { type: 'string' },
      count: { type: 'integer' },
      words: { type: 'array', items: { type: 'string' } },
    },
    initialContext: CONTEXT,
    tasks: { look: task },
    states: { visiting: asks('look', onDone as never), closed },
  })
  return { ...made, forms: { ...made.forms, visit: VISIT } }
}

function asked(fields: Readonly<Record<string, FieldAccess>>): FormDefinition {
  const form = formOfTask(definitionOf(fields), 'look', CONTEXT)
  if (form === null) throw new Error('The task has a form.')
  return form
}

const ANSWERS = { address: '乱写', rooms: 1, person: { name: '张三', ill: '无' } }

describe('what a task may do with the fields of its form', () => {
  test('a hidden field is neither asked nor kept, whatever is sent, required or not', () => {
    const form = asked({ address: 'hidden', 'person.ill': 'hidden', money: 'hidden' })

    expect(checkSubmission(form, { ...ANSWERS, rooms: 9, money: 5 })).toEqual({
      answers: { rooms: 9, person: { name: '张三' } },
      problems: [],
    })
    expect(checkSubmission(asked({ person: 'hidden' }), ANSWERS).answers).toEqual({
      address: '乱写',
      rooms: 1,
    })
  })

  test('a required field is missed, one in a group too', () => {
    const form = asked({ note: 'required', 'person.ill': 'required' })

    const { problems } = checkSubmission(form, { address: '一号', person: { name: '张三' } })
    expect(problems.map(({ field }) => field).sort()).toEqual(['note', 'person.ill'])
  })

  test('a read-only field holds what the context holds, byte for byte, whatever is sent', () => {
    const form = asked({
      address: { shows: 'where' },
      rooms: { shows: 'count' },
      tags: { shows: 'words' },
    })

    const { answers, problems } = checkSubmission(form, { ...ANSWERS, rooms: 77, tags: ['假'] })
    expect(problems).toEqual([])
    expect(answers).toMatchObject({ address: CONTEXT['where'], rooms: 2, tags: CONTEXT['words'] })
  })

  test('what has no value yet is not shown, and nobody is asked for it', () => {
    const form = formOfTask(definitionOf({ address: { shows: 'where' } }), 'look', {})

    expect(checkSubmission(form ?? VISIT, ANSWERS)).toEqual({
      answers: { rooms: 1, person: ANSWERS.person },
      problems: [],
    })
  })

  test('the engine judges by it: a hand-made request changes nothing that is read-only or hidden', () => {
    const played = play(definitionOf({ address: { shows: 'where' }, note: 'hidden' }))
    played.complete('look', { wang: 'done' }, { ...ANSWERS, note: '偷写' })

    const [closed] = played.steps.at(-1)?.closed ?? []
    expect(closed?.answers).toEqual({ address: CONTEXT['where'], rooms: 1, person: ANSWERS.person })
    const strict = play(definitionOf({ note: 'required' }))
    expect(() => strict.complete('look', { wang: 'done' }, ANSWERS)).toThrow(LinliError)
  })
})

describe('the check of it', () => {
  const codes = (definition: Definition) =>
    checkDefinition(definition).flatMap(({ code, path }) =>
      path.includes('/fields/') || code.startsWith('task.fields') ? [code] : [],
    )

  test('knows the fields, the context and whether one can show the other', () => {
    expect(codes(definitionOf({ note: 'hidden', address: { shows: 'where' } }))).toEqual([])
    expect(codes(definitionOf({ nota: 'hidden' }))).toEqual(['name.unknown'])
    expect(codes(definitionOf({ note: { shows: 'wher' } }))).toEqual(['name.unknown'])
    expect(codes(definitionOf({ note: { shows: 'count' } }))).toEqual(['task.fields-unlike'])
    expect(codes(definitionOf({ person: { shows: 'where' } }))).toEqual(['task.fields-unlike'])
  })

  test('tells where something counts on an answer that is never given', () => {
    const onDone = [when('output.form.note == "好"', to('closed', answer)), to('closed', answer)]

    expect(codes(definitionOf({}, onDone))).toEqual([])
    expect(codes(definitionOf({ note: 'hidden' }, onDone))).toEqual(['task.fields-counted-on'])
  })

  test('a number that a task hides is asked for with has() first', () => {
    const onDone = [when('output.form.rooms > 1', to('closed', answer)), to('closed', answer)]
    const errors = (fields: Readonly<Record<string, FieldAccess>>) =>
      checkDefinition(definitionOf(fields, onDone)).filter(({ severity }) => severity === 'error')

    expect(errors({ rooms: 'required' })).toEqual([])
    expect(errors({}).length).toBeGreaterThan(0)
  })

  test('a mark follows what is shown, and a change is told in words', () => {
    const plain = definitionOf({ note: { shows: 'where' } })
    const marked: Definition = {
      ...plain,
      context: {
        ...plain.context,
        schema: {
          ...plain.context.schema,
          properties: {
            ...plain.context.schema.properties,
            where: { type: 'string', title: '住址', 'x-personal': 'sensitive' },
          },
        },
      },
    }

    expect(fieldMarks(marked).get('visit.note')).toBe('sensitive')
    const [change] = diffDefinitions(definitionOf({}), definitionOf({ note: 'hidden' }))
    expect(change?.message['zh-CN']).toContain('“备注”隐藏')
  })
})

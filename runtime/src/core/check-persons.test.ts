import type { Definition } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { expect, test } from 'vitest'
import { asks, build, closed, set, to } from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import { play, post, SIGNING_ORG } from '../../../tests/support/signing-ground.ts'
import { checkDefinition } from './check-definition.ts'
import { compileDefinition } from './compile-definition.ts'
import { replay } from './replay.ts'

/** Li lives in a home and works nowhere. */
const ORG = {
  ...SIGNING_ORG,
  holdings: [...SIGNING_ORG.holdings, { accountId: 'li', nodeId: 'home-1', post: 'householder' }],
}

/** The desk chooses who handles it. */
const DEFINITION: Definition = build({
  initial: 'choosing',
  context: { handler: { type: 'string' } },
  initialContext: { handler: '' },
  fields: { handler: { type: 'string', format: 'linli-person', title: '处理人' } },
  tasks: {
    choose: post('acceptance-desk'),
    handle: {
      assign: [{ strategy: 'field', field: 'handler' }, ...post('street-center').assign],
    },
  },
  states: {
    choosing: asks('choose', to('handling', set('handler', 'output.form.handler'))),
    handling: asks('handle', to('closed')),
    closed,
  },
})

test('a form names somebody who works here, and the task goes to her', () => {
  const played = play(DEFINITION, ORG)
  played.complete('choose', { an: 'done' }, { handler: 'pan' })
  expect(played.snapshot.tasks).toMatchObject([{ assignment: { accountId: 'pan' } }])
  const program = compileDefinition(DEFINITION, 'person')
  expect(stored(replay(program, played.entries))).toEqual(stored(played.snapshot))
})

test.each([
  ['li', 'whoever only lives here'],
  ['somebody-of-another-street', 'nobody of this street'],
])('%s is refused: %s', (handler) => {
  const played = play(DEFINITION, ORG)
  const refusal = () => played.complete('choose', { an: 'done' }, { handler })
  expect(refusal).toThrow(LinliError)
  expect(refusal).toThrow(
    expect.objectContaining({
      code: 'submission.invalid',
      details: {
        findings: [expect.objectContaining({ code: 'person.no-post', path: '/handler' })],
      },
    }),
  )
})

test('residents choose nobody: neither in what they submit, nor in a task of theirs', () => {
  const findings = (definition: Definition) =>
    checkDefinition(definition)
      .filter(({ code }) => code === 'field.person-resident')
      .map(({ path }) => path)
  expect(findings(DEFINITION)).toEqual([])
  const path = '/forms/work/schema/properties/handler/format'
  const { choose, handle } = DEFINITION.tasks
  if (choose === undefined || handle === undefined) throw new Error('The sketch has both.')
  const own = { ...choose, assign: [{ strategy: 'initiator' } as const, ...choose.assign] }
  expect(findings({ ...DEFINITION, tasks: { choose: own, handle } })).toEqual([path])
  const [trigger] = DEFINITION.triggers
  if (trigger?.kind !== 'form') throw new Error('The sketch starts with a form.')
  expect(findings({ ...DEFINITION, triggers: [{ ...trigger, form: 'work' }] })).toEqual([path])
})

import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinition } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { assumedCalendars } from '../../document/simulation/calendars.ts'
import type { Answer, Question } from './answers.ts'
import { type AnswerThread, askCore } from './ask-core.ts'
import { FICTIONAL_STREET } from './fictional-street.ts'

function smokeAlarm(): Definition {
  const file = new URL('../../../../templates/smoke-alarm/definition.json', import.meta.url)
  const parsed = parseDefinition(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.kind === 'refused') throw new Error('The template is none.')
  return { ...parsed.definition, scenarios: parsed.definition.scenarios.slice(0, 2) }
}

const question: Question = {
  wants: 'scenarios',
  definition: smokeAlarm(),
  ground: { street: FICTIONAL_STREET, calendar: assumedCalendars().street },
}

function silentThread(): AnswerThread {
  return {
    ...{ onmessage: null, onerror: null },
    postMessage: () => undefined,
    terminate: () => undefined,
  }
}

test('where no thread can be had, the page answers: each scenario by itself, then what they cover', () => {
  const heard: Answer[] = []
  askCore(
    question,
    (answer) => heard.push(answer),
    () => {
      throw new Error('The policy forbids it.')
    },
  )
  expect(heard.map(({ kind }) => kind)).toEqual(['scenario', 'scenario', 'coverage'])
})

test('a thread that dies leaves its question to the page', () => {
  const heard: Answer[] = []
  const thread = silentThread()
  askCore(
    question,
    (answer) => heard.push(answer),
    () => thread,
  )
  expect(heard).toEqual([])
  thread.onerror?.(new Event('error') as ErrorEvent)
  expect(heard).toHaveLength(3)
})

test('what is stopped tells nothing any more', () => {
  const heard: Answer[] = []
  const thread = silentThread()
  const stop = askCore(
    question,
    (answer) => heard.push(answer),
    () => thread,
  )
  stop()
  const coverage = { total: 0, missing: [] }
  const late: Answer = {
    kind: 'coverage',
    coverage: { states: coverage, transitions: coverage, guards: coverage, rules: coverage },
  }
  thread.onmessage?.(new MessageEvent('message', { data: late }))
  thread.onerror?.(new Event('error') as ErrorEvent)
  expect(heard).toEqual([])
})

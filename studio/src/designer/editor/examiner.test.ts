import { expect, test } from 'vitest'
import { type Examined, examine } from './examine.ts'
import { createExaminer, type ExamineThread } from './examiner.ts'

/** A thread whose answers come when the test says so. */
function slowThread() {
  const sent: string[] = []
  const thread: ExamineThread = {
    onmessage: null,
    onerror: null,
    postMessage: (text: string) => void sent.push(text),
    terminate: () => undefined,
  }
  const answer = () => {
    const data = examine(sent.at(-1) ?? '')
    thread.onmessage?.(new MessageEvent('message', { data }))
  }
  return { thread, sent, answer }
}

const codesInto = (told: string[]) => (examined: Examined) =>
  void told.push(examined.findings.map(({ code }) => code).join())

test('of the texts that wait, the newest alone is examined, and only its findings are told', () => {
  const { thread, sent, answer } = slowThread()
  const examiner = createExaminer(() => thread)
  const told: string[] = []
  for (const text of ['{', '{}', '[]', '{"a":1}']) examiner.ask(text, codesInto(told))
  expect(sent).toEqual(['{'])
  answer()
  expect(told).toEqual([])
  expect(sent).toEqual(['{', '{"a":1}'])
  answer()
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('key.unknown')
})

test('where no thread can be had, the page examines by itself', () => {
  const examiner = createExaminer(() => {
    throw new Error('The policy forbids it.')
  })
  const told: string[] = []
  examiner.ask('{', codesInto(told))
  examiner.ask('{', codesInto(told))
  expect(told).toEqual(['definition.not-json', 'definition.not-json'])
})

test('a thread that dies leaves its question to the page', () => {
  const { thread, sent } = slowThread()
  const examiner = createExaminer(() => thread)
  const told: string[] = []
  examiner.ask('{', codesInto(told))
  thread.onerror?.(new Event('error') as ErrorEvent)
  examiner.ask('[', codesInto(told))
  expect(told).toEqual(['definition.not-json', 'definition.not-json'])
  expect(sent).toEqual(['{'])
})

test('what is closed tells nothing any more', () => {
  const { thread, answer } = slowThread()
  const examiner = createExaminer(() => thread)
  const told: string[] = []
  examiner.ask('{', codesInto(told))
  examiner.close()
  answer()
  expect(told).toEqual([])
})

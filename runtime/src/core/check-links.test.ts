import type { Definition, NoticeDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import { checkDefinition } from './check-definition.ts'
import { diffDefinitions } from './diff-definitions.ts'

const COMPLAINT = readTemplate('complaint')
const asking = (change: Partial<NoticeDefinition>): Definition => {
  const notice = COMPLAINT.notices['please-rate'] as NoticeDefinition
  return {
    ...COMPLAINT,
    notices: { ...COMPLAINT.notices, 'please-rate': { ...notice, ...change } },
  }
}
const found = (definition: Definition) =>
  checkDefinition(definition).map(({ code, path }) => `${path} ${code}`)
const AT = '/notices/please-rate/opens'

test('a link is in a text message, and of a task that goes to the initiator and asks for no file', () => {
  expect(found(COMPLAINT)).toEqual([])
  expect(found(asking({ opens: 'rating' }))).toEqual([`${AT} name.unknown`])
  expect(found(asking({ channel: 'app' }))).toEqual([`${AT} notice.link-in-app`])
  expect(found(asking({ opens: 'triage' }))).toEqual([`${AT} notice.link-of-staff`])
  // What somebody adds to a report has photos.
  expect(found(asking({ opens: 'supplement' }))).toEqual([`${AT} notice.link-needs-sign-in`])
})

test('that a message has a link is told when it changes', () => {
  const { opens: _, ...plain } = COMPLAINT.notices['please-rate'] as NoticeDefinition
  const without = { ...COMPLAINT, notices: { ...COMPLAINT.notices, 'please-rate': plain } }
  const told = diffDefinitions(without, COMPLAINT).map(({ message }) => message['zh-CN'])
  expect(told).toEqual(['通知“请您评价”增加了免登录办理的任务：“请您评价”。'])
})

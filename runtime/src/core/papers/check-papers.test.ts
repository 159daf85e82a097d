import type { Definition, PaperDefinition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { readTemplate } from '../../../../tests/scenarios/read-templates.ts'
import { checkDefinition } from '../check-definition.ts'
import { diffDefinitions } from '../diff-definitions.ts'

const MEDIATION = readTemplate('mediation')
const AGREEMENT = MEDIATION.papers?.['agreement'] as PaperDefinition
const saying = (change: Partial<PaperDefinition>): Definition => ({
  ...MEDIATION,
  papers: { agreement: { ...AGREEMENT, ...change } },
})
const found = (definition: Definition) =>
  checkDefinition(definition).map(({ code, path }) => `${path} ${code}`)
const text = (words: string, each?: string) => ({
  body: [{ kind: 'text', text: words, ...(each === undefined ? {} : { each }) } as const],
})
const AT = '/papers/agreement/body/0'

test('what a paper names is there, or is told at its place', () => {
  expect(found(MEDIATION)).toEqual([])
  expect(found(saying(text('{{apply.fact}}')))).toEqual([`${AT}/text name.unknown`])
  expect(found(saying(text('{{nobody}}、{{case.secret}}')))).toHaveLength(2)
  expect(found(saying(text('{{ case.number }}{{context.sessions}}')))).toEqual([])
  expect(found(saying({ at: 'signed' }))).toEqual(['/papers/agreement/at name.unknown'])
  expect(found(saying({ signatures: [{ text: '{{apply.name}}' }] }))).toEqual([
    '/papers/agreement/signatures/0/text name.unknown',
  ])
})

test('a misspelt field is told with the one that was meant, and put right by its fix', () => {
  const [finding] = checkDefinition(saying(text('{{apply.applicantNam}}')))
  expect(finding?.message['zh-CN']).toContain('apply.applicantName')
})

test('a row stands in what is repeated for a list, with the fields of its items', () => {
  expect(found(saying(text('{{row}} {{row.content}}', 'session.clauses')))).toEqual([])
  expect(found(saying(text('{{row.contents}}', 'session.clauses')))).toEqual([
    `${AT}/text name.unknown`,
  ])
  expect(found(saying(text('{{row.content}}')))).toEqual([`${AT}/text name.unknown`])
  expect(found(saying(text('{{row}}', 'session.terms')))).toEqual([`${AT}/each name.unknown`])
  const table = { kind: 'table', each: 'no.list', columns: [{ title: '甲', text: '{{row}}' }] }
  expect(found(saying({ body: [table as never] }))).toEqual([`${AT}/each name.unknown`])
})

test('braces that are half there are told, and not printed', () => {
  expect(found(saying(text('{{apply.facts}')))).toEqual([`${AT}/text paper.open-braces`])
  expect(found(saying(text('apply.facts}}')))).toEqual([`${AT}/text paper.open-braces`])
})

test('what is said in plain is marked as personal', () => {
  const at = '/papers/agreement/shows/0'
  expect(found(saying({ shows: ['session.result'] }))).toContain(`${at} name.unknown`)
  expect(found(saying({ shows: ['session.parties', 'case.initiator'] }))).toEqual([])
})

test('a paper that comes, goes, is given elsewhere or says something else is told', () => {
  const told = (before: Definition, after: Definition) =>
    diffDefinitions(before, after).map(({ code, message }) => `${code} ${message['zh-CN']}`)
  const { papers: _, ...without } = MEDIATION
  expect(told(without, MEDIATION)).toHaveLength(1)
  expect(told(MEDIATION, without)[0]).toContain('人民调解协议书')
  expect(told(MEDIATION, saying({ at: 'archived' }))).toEqual([
    'paper.at 文书“人民调解协议书”的出具的环节由“签署协议”改为“已归档”。',
  ])
  expect(told(MEDIATION, saying(text('别的')))).toEqual([
    'paper.body 文书“人民调解协议书”的正文改了。',
  ])
})

import { checkDefinition } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { JsonValue } from '@linli/schemas/json'
import { patchJson } from '@linli/schemas/patch-json'
import { expect, test } from 'vitest'
import { readStreet } from '../../../../tests/scenarios/read-templates.ts'
import { templateOf } from '../../../../tests/support/edit-definition.ts'
import { renameKey } from '../form/move-field.ts'
import { addPaper, removePaper, setPaper } from './edit-papers.ts'
import { fieldOptions, listOptions, markedOptions } from './paper-options.ts'
import { samplePaper } from './sample-paper.ts'

const MEDIATION = templateOf('mediation')
const errors = (definition: Definition) =>
  checkDefinition(definition).filter(({ severity }) => severity === 'error')
const agreementOf = ({ papers }: Definition) => {
  const paper = papers?.['agreement']
  if (paper === undefined) throw new Error('There is an agreement.')
  return paper
}

function renamed(path: readonly string[], key: string): Definition {
  const form = path[0] === 'clauses' ? 'session' : 'apply'
  const deed = renameKey(MEDIATION, { form, path, key })?.deed
  if (deed?.kind !== 'does') throw new Error(JSON.stringify(deed))
  const document = MEDIATION as unknown as JsonValue
  return patchJson(document, deed.command.patch) as unknown as Definition
}

test('what papers say follows a question that is called otherwise, in texts, lists and what is plain', () => {
  const facts = renamed(['facts'], 'story')
  expect(errors(facts)).toEqual([])
  expect(JSON.stringify(agreementOf(facts))).toContain('{{apply.story}}')
  expect(agreementOf(facts).shows).toContain('apply.story')

  const list = renamed(['clauses'], 'duties')
  expect(errors(list)).toEqual([])
  const said = JSON.stringify(agreementOf(list))
  expect(said).toContain('"each":"session.duties"')
  expect(said).toContain('{{row.content}}')
})

test('a paper is put in, changed and taken out, and the last one leaves nothing', () => {
  const { papers: _, ...without } = MEDIATION
  const declared = agreementOf(MEDIATION)
  const { definition, paper } = addPaper(without, declared)
  expect(addPaper(definition, declared).paper).not.toBe(paper)
  const changed = setPaper(definition, paper, { ...declared, at: 'archived' })
  expect(changed.papers?.[paper]?.at).toBe('archived')
  expect(removePaper(changed, paper)).toEqual(without)
  expect(setPaper(without, 'gone', declared)).toBe(without)
})

test('what may be put into a text is what the checker knows', () => {
  const fields = fieldOptions(MEDIATION, { each: 'session.clauses', locale: 'zh-CN' })
  const [first] = agreementOf(MEDIATION).body
  const body = fields.map(({ value }) => ({
    kind: 'text' as const,
    ...{ each: 'session.clauses', text: `{{${value}}}` },
  }))
  const saying = setPaper(MEDIATION, 'agreement', { ...agreementOf(MEDIATION), body })
  expect(first).toBeDefined()
  expect(errors(saying)).toEqual([])
  expect(fields.map(({ value }) => value)).toContain('row.amount')
  expect(listOptions(MEDIATION, 'zh-CN').map(({ value }) => value)).toContain('session.parties')
  const marked = markedOptions(MEDIATION, 'zh-CN')
  expect(marked).toContainEqual({
    value: 'session.parties',
    label: '调解记录 · 其他当事人',
  })
  const shows = marked.map(({ value }) => value)
  const plain = setPaper(MEDIATION, 'agreement', { ...agreementOf(MEDIATION), shows })
  expect(errors(plain)).toEqual([])
})

test('the preview masks what the paper masks, and is the same for the same seed', () => {
  const street = readStreet()
  const paper = agreementOf(MEDIATION)
  const said = (shows: readonly string[]) =>
    JSON.stringify(samplePaper(MEDIATION, { ...paper, shows }, { street, seed: 1 }))
  const plain = said(paper.shows ?? [])
  expect(plain).toBe(said(paper.shows ?? []))
  expect(plain).toContain('示例')
  expect(plain).toContain('人民币')
  expect(said(['apply.facts'])).toContain('**')
  expect(plain).not.toContain('{{')
})

import type { Definition } from '@linli/schemas/definition'
import { expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { definitionHash } from './publish-definition.ts'

const COMPLAINT = templateOf('complaint')
const REMARKS: Definition['remarks'] = {
  call: { kind: 'note', text: '先打电话', x: 0, y: 0, width: 200, height: 120 },
  first: { kind: 'frame', title: '受理', x: 0, y: 0, width: 400, height: 300, color: 'blue' },
}

test('what is drawn, written beside it or left standing is not in the hash; what it means is', () => {
  const hash = definitionHash(COMPLAINT)

  expect(definitionHash({ ...COMPLAINT, layout: { triage: { x: 1, y: 2 } } })).toBe(hash)
  expect(definitionHash({ ...COMPLAINT, remarks: REMARKS })).toBe(hash)
  const silenced = [{ code: 'text.untranslated', path: '/title', reason: '居民都看中文' }]
  expect(definitionHash({ ...COMPLAINT, silenced })).toBe(hash)
  expect(definitionHash({ ...COMPLAINT, title: { 'zh-CN': '别的' } })).not.toBe(hash)

  const use = { block: 'a', revision: 1, form: 'report', fields: { phone: 'phone' } }
  expect(definitionHash({ ...COMPLAINT, blocks: [use] })).toBe(hash)
})

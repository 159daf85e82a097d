import { expect, test } from 'vitest'
import { checkFieldSchema } from '../../runtime/src/core/check-field-schema.ts'
import { FIELD_KINDS } from '../../studio/src/document/form/field-kind.ts'
import { newField } from '../../studio/src/document/form/field-kinds.ts'

const WORDS = {
  title: '名称',
  choices: ['甲', '乙', '丙', '丁', '戊'],
  parts: ['一', '二', '三', '四'],
}

test.each(FIELD_KINDS)('a new field of the kind %s is one that the format holds', (kind) => {
  expect(checkFieldSchema(newField(kind, WORDS).schema, '')).toEqual([])
})

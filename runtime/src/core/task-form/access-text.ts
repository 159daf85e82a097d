import type { Definition, FieldAccess, TaskDefinition } from '@linli/schemas/definition'
import { listed } from '../change-words.ts'
import type { Sentence } from '../definition-finding.ts'
import { formField } from './form-field.ts'

/** What a task may do with fields of its form, in words. */
export function accessText(
  { form = '', fields = {} }: TaskDefinition,
  { forms, context }: Definition,
): Sentence {
  const schema = Object.hasOwn(forms, form) ? forms[form]?.schema : undefined
  const told = Object.entries(fields).map(([field, access]): Sentence => {
    const title = (schema && formField(schema, field)?.title) ?? field
    const [zh, en] = wordsOf(access, context.schema.properties)
    return [`“${title}”${zh}`, `“${title}” ${en}`]
  })
  return told.length === 0 ? ['都按表单', 'as the form says'] : listed(told, '、', ', ')
}

function wordsOf(
  access: FieldAccess,
  remembered: Definition['context']['schema']['properties'],
): Sentence {
  if (access === 'hidden') return ['隐藏', 'hidden']
  if (access === 'required') return ['必填', 'required']
  const title = remembered[access.shows]?.title ?? access.shows
  return [`只读，显示“${title}”`, `read-only, showing “${title}”`]
}

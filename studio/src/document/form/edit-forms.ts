import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Command } from '../command.ts'
import { followFormIn, forgetUsesIn } from './blocks/block-uses.ts'
import { formPointer } from './field-path.ts'
import { does, type FormDeed, type Reason } from './form-deed.ts'
import { patching } from './patching.ts'

/** A new form that asks nothing yet. The id is free. */
export function addForm(
  definition: Definition,
  { id, title }: { readonly id: string; readonly title: LocaleText },
): Command | null {
  if (Object.hasOwn(definition.forms, id)) return null
  const making = patching(definition)
  const form = { title, schema: { type: 'object', properties: {} }, ui: { 'ui:order': ['*'] } }
  making.put(formPointer(id), form as unknown as JsonObject)
  return {
    label: { key: 'formAdded', what: title['zh-CN'] },
    patch: making.patch,
    place: formPointer(id),
  }
}

/** Who uses a form: starts, tasks that ask it or read its sensitive answers, and scenarios, each with its place and what it is
 *  called. */
export function usersOfForm(definition: Definition, id: string): Reason[] {
  const starts = definition.triggers.flatMap((trigger, index): Reason[] =>
    trigger.kind === 'form' && trigger.form === id
      ? [
          {
            path: `/triggers/${index}`,
            message: sentence(
              `第 ${index + 1} 个触发用它发起`,
              `Trigger ${index + 1} starts with it`,
            ),
          },
        ]
      : [],
  )
  const tasks = Object.entries(definition.tasks).flatMap(([key, task]): Reason[] => {
    const path = `/tasks/${escapePointer(key)}`
    const { 'zh-CN': chinese, en = chinese } = task.title
    if (task.form === id) {
      return [{ path, message: sentence(`任务“${chinese}”要填它`, `The task “${en}” asks it`) }]
    }
    const reads = task.reads?.findIndex((field) => field.startsWith(`${id}.`)) ?? -1
    if (reads === -1) return []
    const message = sentence(
      `任务“${chinese}”要看它的敏感信息`,
      `The task “${en}” reads sensitive answers of it`,
    )
    return [{ path: `${path}/reads/${reads}`, message }]
  })
  return [...starts, ...tasks, ...scenariosWith(definition, id)]
}

function scenariosWith({ scenarios }: Definition, id: string): readonly Reason[] {
  return scenarios.flatMap(({ title, steps }, index): Reason[] => {
    const step = steps.findIndex((each) => 'submit' in each && each.submit.form === id)
    if (step === -1) return []
    const { 'zh-CN': chinese, en = chinese } = title
    const message = sentence(`场景“${chinese}”填写它`, `The scenario “${en}” fills it in`)
    return [{ path: `/scenarios/${index}/steps/${step}`, message }]
  })
}

function sentence(chinese: string, en: string): LocaleText {
  return { 'zh-CN': chinese, en }
}

/** Takes a form out; refused with the list of those that use it. */
export function removeForm(definition: Definition, id: string): FormDeed | null {
  const form = definition.forms[id]
  if (form === undefined) return null
  const reasons = usersOfForm(definition, id)
  if (reasons.length > 0) return { kind: 'refused', reasons }
  const making = patching(definition)
  making.remove(formPointer(id))
  forgetUsesIn(making, id)
  const label = { key: 'formRemoved', what: form.title['zh-CN'] } as const
  return does({ label, patch: making.patch, place: '/forms' })
}

/** Another id for a form; refused with the list of those that use it. Null where the id is taken or is none. */
export function renameForm(
  definition: Definition,
  { id, to }: { readonly id: string; readonly to: string },
): FormDeed | null {
  const form = definition.forms[id]
  const isFree = !Object.hasOwn(definition.forms, to)
  if (form === undefined || !isFree || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(to)) return null
  const reasons = usersOfForm(definition, id)
  if (reasons.length > 0) return { kind: 'refused', reasons }
  const making = patching(definition)
  making.rename(formPointer(id), to)
  followFormIn(making, { from: id, to })
  const label = { key: 'formEdited', what: form.title['zh-CN'] } as const
  return does({ label, patch: making.patch, place: formPointer(to) })
}

/** What a form is called, or what stands above its questions; an emptied description is taken out. */
export function setFormText(
  definition: Definition,
  id: string,
  { text, value }: { readonly text: 'title' | 'description'; readonly value: LocaleText },
): Command | null {
  const form = definition.forms[id]
  if (form === undefined || (text === 'title' && value['zh-CN'] === '')) return null
  const making = patching(definition)
  const pointer = `${formPointer(id)}/${text}`
  if (value['zh-CN'] === '') making.remove(pointer)
  else {
    making.put(`${pointer}/zh-CN`, value['zh-CN'])
    if (value.en === undefined || value.en === '') making.remove(`${pointer}/en`)
    else making.put(`${pointer}/en`, value.en)
  }
  if (making.patch.length === 0) return null
  return {
    label: { key: 'formEdited', what: form.title['zh-CN'] },
    patch: making.patch,
    mergeKey: `${id} ${text}`,
    place: formPointer(id),
  }
}

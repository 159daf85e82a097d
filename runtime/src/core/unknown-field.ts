import type { Sentence } from './called-field.ts'
import { listedFields, nearestField, writtenField } from './called-field.ts'
import type { SpokenName } from './expression-names.ts'
import { fieldOf } from './expression-names.ts'
import type { ValueType } from './expression-types.ts'
import { typeText } from './expression-types.ts'

/** There is no such field in the group that was asked; the nearest of its own fields is named, or what it has. */
export function unknownField(name: string, group: SpokenName | null): Sentence {
  const near = nearestField(name, group)
  if (near !== null) {
    const [zh, en] = writtenField(near, fieldOf(group, near))
    return [
      `没有叫“${name}”的字段，是不是${zh}？`,
      `There is no field “${name}”; did you mean ${en}?`,
    ]
  }
  const [zh, en] = listedFields(group)
  return [
    `没有叫“${name}”的字段${zh === '' ? '' : `，这里有：${zh}`}。`,
    `There is no field “${name}”${en === '' ? '' : `; here are ${en}`}.`,
  ]
}

/** What was asked for a field, or for one of its items, has none. `called` is null where it has no name. */
export function noFields(called: Sentence | null, kind: ValueType['kind'] | null): Sentence {
  const [zh, en] = called ?? ['它', 'It']
  if (kind === 'list') {
    return [
      `${zh}是列表：用 exists(…)、all(…) 逐项看，或用 [0] 取一项。`,
      `${en} is a list: look at its items with exists(…) or all(…), or take one with [0].`,
    ]
  }
  const type = kind === null ? null : typeText(kind)
  return [
    `${zh}${type === null ? '' : `是${type['zh-CN']}，`}里面没有别的字段，也没有第几项。`,
    `${en} ${type === null ? 'has' : `is ${type.en} and has`} no fields and no items.`,
  ]
}

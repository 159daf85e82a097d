import type { Finding, QuickFix } from '@linli/schemas/finding'
import type { JsonChange } from '@linli/schemas/json-change'
import { escapePointer } from '@linli/schemas/json-pointer'
import { listNames } from '@linli/schemas/list-names'
import { nearestName, slippedName } from '@linli/schemas/nearest-name'

/** A sentence in both languages. */
export type Sentence = readonly [zh: string, en: string]

/** A finding that keeps a definition from being published. */
export function errorAt(path: string, code: string, [zh, en]: Sentence): Finding {
  return { severity: 'error', code, path, message: { 'zh-CN': zh, en } }
}

/** A finding that a person should look at before publishing. */
export function warningAt(path: string, code: string, [zh, en]: Sentence): Finding {
  return { severity: 'warning', code, path, message: { 'zh-CN': zh, en } }
}

/** What the names of a definition stand for, as people call it. */
const THINGS = {
  'context field': '上下文字段',
  'device event': '设备事件',
  event: '事件',
  field: '字段',
  form: '表单',
  list: '列表字段',
  'marked field': '已标记为个人信息的字段',
  notice: '通知',
  outcome: '处理结果',
  service: '已发布的事项',
  state: '环节',
  'sub-workflow': '子流程',
  'state uid': '环节编号',
  task: '任务',
  timer: '时限',
} as const

/** What a name that is not there should have been called. */
export interface Reference {
  readonly path: string
  readonly name: string
  readonly thing: keyof typeof THINGS
  readonly known: readonly string[]
}

/** `[]` where the name is known, else the error with the nearest right name. */
export function unknownName({ path, name, thing, known }: Reference): Finding[] {
  if (known.includes(name)) return []
  const near = nearestName(name, known)
  const sentence: Sentence =
    near === null
      ? [
          `没有叫“${name}”的${THINGS[thing]}${known.length > 0 ? `，现有：${listNames(known)['zh-CN']}` : ''}。`,
          `There is no ${thing} “${name}”${known.length > 0 ? `; known: ${listNames(known).en}` : ''}.`,
        ]
      : [
          `没有叫“${name}”的${THINGS[thing]}，是不是“${near}”？`,
          `There is no ${thing} “${name}”; did you mean “${near}”?`,
        ]
  const error = errorAt(path, 'name.unknown', sentence)
  const meant = slippedName(name, known)
  return [meant === null ? error : { ...error, fix: renaming(path, name, meant) }]
}

/** The name stands at its place as a text, or is the key of a list of transitions there. */
function renaming(path: string, name: string, meant: string): QuickFix {
  const key = escapePointer(name)
  const at = path.endsWith(`/${key}`) ? path : path.replace(/\/\d+$/, '')
  const patch: JsonChange[] = at.endsWith(`/${key}`)
    ? [{ op: 'move', from: at, path: `${at.slice(0, -key.length)}${escapePointer(meant)}` }]
    : [
        { op: 'test', path, value: name },
        { op: 'replace', path, value: meant },
      ]
  return {
    title: { 'zh-CN': `把“${name}”改成“${meant}”`, en: `Change “${name}” to “${meant}”` },
    patch,
  }
}

/** A finding that goes away with what stands at a place. */
export function withRemoval(finding: Finding, path: string, [zh, en]: Sentence): Finding {
  return { ...finding, fix: { title: { 'zh-CN': zh, en }, patch: [{ op: 'remove', path }] } }
}

import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { errorAt, unknownName } from './definition-finding.ts'

/** Notices that end with the link of a task: it is a text message, and a task that somebody can do there who has only the link. */
export function checkLinks({ notices, tasks, forms }: Definition): Finding[] {
  return Object.entries(notices).flatMap(([name, { opens, channel }]) => {
    if (opens === undefined) return []
    const path = `/notices/${escapePointer(name)}/opens`
    const task = Object.hasOwn(tasks, opens) ? tasks[opens] : undefined
    if (task === undefined) {
      return unknownName({ path, name: opens, thing: 'task', known: Object.keys(tasks) })
    }
    const schema = forms[task.form ?? '']?.schema
    return [
      ...(channel === 'sms' ? [] : [errorAt(path, 'notice.link-in-app', IN_APP)]),
      ...(isOfInitiator(task) ? [] : [errorAt(path, 'notice.link-of-staff', OF_STAFF)]),
      ...(task.fields !== undefined || (schema !== undefined && hasFiles(schema))
        ? [errorAt(path, 'notice.link-needs-sign-in', NEEDS_SIGN_IN)]
        : []),
    ]
  })
}

const IN_APP = [
  '只有短信带链接；站内通知打开就能办理。',
  'Only a text message has a link; a notice in the app opens its task itself.',
] as const
const OF_STAFF = [
  '这个任务不派给发起人一个人，不能不登录办理。',
  'This task does not go to the initiator alone; nobody does it without signing in.',
] as const
const NEEDS_SIGN_IN = [
  '这个任务要传照片，或者显示工单里的内容，要登录才能办理。',
  'This task asks for files or shows something of the case: it needs signing in.',
] as const

/** Where its other rules find staff, the link is sent to nobody. */
function isOfInitiator({ assign, sign }: TaskDefinition): boolean {
  return sign === undefined && assign.some(({ strategy }) => strategy === 'initiator')
}

function hasFiles({ format, properties = {}, items }: FieldSchema): boolean {
  if (format === 'linli-file') return true
  return Object.values(properties).some(hasFiles) || (items !== undefined && hasFiles(items))
}

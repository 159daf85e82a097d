import type { Definition, DeviceTrigger, FormTrigger } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { checkFieldSchema } from './check-field-schema.ts'
import { errorAt, unknownName, warningAt } from './definition-finding.ts'
import { isAssignable, structOfSchema } from './expression-types.ts'

/** Whether every trigger names things that exist and a signalled event takes the reading. */
export function checkTriggers(definition: Definition): Finding[] {
  const none =
    definition.triggers.length === 0
      ? [
          warningAt('/triggers', 'definition.no-trigger', [
            '没有任何方式发起这个事项：加一个表单或设备触发；只作别的事项的子流程时可以不加。',
            'Nothing starts this definition: add a form or device trigger, unless it is only a sub-workflow of others.',
          ]),
        ]
      : []
  return [
    ...none,
    ...definition.triggers.flatMap((trigger, index) => {
      const path = `/triggers/${index}`
      return [
        ...(trigger.kind === 'form'
          ? checkFormTrigger(definition, trigger, path)
          : checkDeviceTrigger(definition, trigger, path)),
        ...Object.keys(trigger.set).flatMap((field) =>
          unknownName({
            path: `${path}/set/${field}`,
            name: field,
            thing: 'context field',
            known: Object.keys(definition.context.schema.properties),
          }),
        ),
      ]
    }),
  ]
}

function checkFormTrigger(definition: Definition, trigger: FormTrigger, path: string): Finding[] {
  return unknownName({
    path: `${path}/form`,
    name: trigger.form,
    thing: 'form',
    known: Object.keys(definition.forms),
  })
}

function checkDeviceTrigger(
  definition: Definition,
  trigger: DeviceTrigger,
  path: string,
): Finding[] {
  const schema = checkFieldSchema(trigger.schema, `${path}/schema`)
  const signals = trigger.policy === 'signal' || trigger.policy === 'start-or-signal'
  if (trigger.event === undefined) {
    return signals
      ? [
          ...schema,
          errorAt(path, 'trigger.no-event', [
            '要通知正在办的工单，就要写明发什么事件（event）。',
            'A trigger that signals names the event to send.',
          ]),
        ]
      : schema
  }
  const known = Object.keys(definition.events).filter(
    (name) => definition.events[name]?.source === 'device',
  )
  const missing = unknownName({
    path: `${path}/event`,
    name: trigger.event,
    thing: 'device event',
    known,
  })
  return [
    ...schema,
    ...missing,
    ...(missing.length === 0 ? checkPayload(definition, trigger, path) : []),
  ]
}

function checkPayload(definition: Definition, trigger: DeviceTrigger, path: string): Finding[] {
  const wanted = definition.events[trigger.event ?? '']?.schema
  if (wanted === undefined) return []
  const reading = structOfSchema(trigger.schema)
  const missing = (wanted.required ?? []).filter((name) => !reading.fields[name]?.present)
  const wrong = Object.entries(structOfSchema(wanted).fields)
    .filter(([name, field]) => {
      const given = reading.fields[name]
      return given !== undefined && !isAssignable(given.type, field.type)
    })
    .map(([name]) => name)
  return [...new Set([...missing, ...wrong])].map((name) =>
    errorAt(`${path}/event`, 'trigger.payload', [
      `设备数据里的“${name}”和事件要的不一致。`,
      `The reading's “${name}” is not what the event declares.`,
    ]),
  )
}

import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { errorAt } from '../definition-finding.ts'

/** Formats that are of no text, each with the type that it goes with. */
const TYPES: Readonly<Record<string, FieldSchema['type']>> = {
  'money-fen': 'integer',
  'date-range': 'object',
  room: 'object',
  signature: 'object',
  household: 'array',
  page: 'null',
}

/** What a group of a format must hold so that its widget and its check find it. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'date-range': { start: 'date', end: 'date' },
  room: { building: undefined, unit: undefined, room: undefined },
  signature: { drawing: 'linli-file', name: undefined },
}

/** Whether a format goes with its type and finds its parts, and what takes files or nothing says no more than it can. */
export function checkFormat(schema: FieldSchema, path: string): Finding[] {
  return [
    ...checkType(schema, path),
    ...checkMembers(schema, path),
    ...checkAccept(schema, path),
    ...checkUnasked(schema, path),
  ]
}

function checkType({ type, format }: FieldSchema, path: string): Finding[] {
  if (format === undefined || type === (TYPES[format] ?? 'string')) return []
  return [
    errorAt(`${path}/format`, 'field.format-type', [
      `格式“${format}”不能用在“${type}”类型上。`,
      `The format “${format}” does not go with the type “${type}”.`,
    ]),
  ]
}

function checkMembers({ format = '', properties = {} }: FieldSchema, path: string): Finding[] {
  const members = Object.hasOwn(MEMBERS, format) ? MEMBERS[format] : undefined
  return Object.entries(members ?? {}).flatMap(([name, wanted]) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (field?.type === 'string' && field.format === wanted) return []
    return [
      errorAt(path, 'field.members', [
        `格式“${format}”里要有文字字段“${name}”${wanted === undefined ? '' : `（格式 ${wanted}）`}。`,
        `The format “${format}” needs a text “${name}”${wanted === undefined ? '' : ` of the format “${wanted}”`}.`,
      ]),
    ]
  })
}

function checkAccept(schema: FieldSchema, path: string): Finding[] {
  if (schema['x-accept'] === undefined || schema.format === 'linli-file') return []
  return [
    errorAt(`${path}/x-accept`, 'field.accept', [
      '只有文件（linli-file）才能写可收的类型。',
      'Only a file (linli-file) says which kinds it takes.',
    ]),
  ]
}

/** What asks nothing can neither be required nor answered beforehand. */
function checkUnasked({ properties = {}, required = [] }: FieldSchema, path: string): Finding[] {
  return required.flatMap((name, index) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (field?.type !== 'null') return []
    return [
      errorAt(`${path}/required/${index}`, 'field.unasked', [
        `“${field.title ?? name}”只供阅读，不能设为必填。`,
        `“${field.title ?? name}” is only to be read; it cannot be required.`,
      ]),
    ]
  })
}

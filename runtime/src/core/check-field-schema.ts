import type { Finding } from '@linli/schemas/finding'
import { type FieldSchema, LIMITS as SPOKEN_LIMITS } from '@linli/schemas/form-definition'
import type { Sentence } from './definition-finding.ts'
import { errorAt, unknownName, warningAt, withRemoval } from './definition-finding.ts'
import { checkFormat } from './formats/check-format.ts'
import { patternDanger } from './safe-pattern.ts'

/** Whether a schema of the subset makes sense: what it requires exists, its choices can be chosen, its limits can be
 *  met, its patterns cannot be slow. */
export function checkFieldSchema(schema: FieldSchema, path: string): Finding[] {
  return [
    ...checkShape(schema, path),
    ...checkFormat(schema, path),
    ...checkChoices(schema, path),
    ...checkLimits(schema, path),
    ...checkPattern(schema, path),
    ...checkMessages(schema, path),
    ...checkPrefilled(schema, path),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      checkFieldSchema(field, `${path}/properties/${name}`),
    ),
    ...(schema.items === undefined ? [] : checkFieldSchema(schema.items, `${path}/items`)),
  ]
}

function checkShape(schema: FieldSchema, path: string): Finding[] {
  const known = Object.keys(schema.properties ?? {})
  const misplaced = [
    ...(schema.properties !== undefined && schema.type !== 'object' ? ['properties'] : []),
    ...(schema.required !== undefined && schema.type !== 'object' ? ['required'] : []),
    ...(schema.items !== undefined && schema.type !== 'array' ? ['items'] : []),
  ]
  return [
    ...misplaced.map((keyword) =>
      errorAt(`${path}/${keyword}`, 'field.keyword', [
        `“${schema.type}”类型不能用“${keyword}”。`,
        `“${keyword}” does not go with the type “${schema.type}”.`,
      ]),
    ),
    ...(schema.type === 'array' && schema.items === undefined
      ? [
          errorAt(path, 'field.no-items', [
            '列表要写明里面是什么（items）。',
            'A list says what it holds (items).',
          ]),
        ]
      : []),
    ...(schema.required ?? []).flatMap((name, index) =>
      unknownName({
        path: `${path}/required/${index}`,
        name,
        thing: 'field',
        known,
      }),
    ),
  ]
}

function checkChoices(schema: FieldSchema, path: string): Finding[] {
  const choices = [...(schema.enum ?? []), ...(schema.oneOf ?? []).map((choice) => choice.const)]
  const isFitting = choices.every((choice) => fits(schema, choice))
  return [
    ...(schema.enum !== undefined && schema.oneOf !== undefined
      ? [
          errorAt(path, 'field.two-choices', [
            '选项只能写一处：enum 或 oneOf。',
            'Write the choices once: enum or oneOf.',
          ]),
        ]
      : []),
    ...(isFitting
      ? []
      : [
          errorAt(path, 'field.choice-type', [
            `选项的值和字段类型“${schema.type}”不一致。`,
            `The choices are not of the field's type “${schema.type}”.`,
          ]),
        ]),
  ]
}

function fits({ type }: FieldSchema, value: unknown): boolean {
  if (type === 'integer') return Number.isSafeInteger(value)
  return typeof value === type
}

const LIMITS = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const

function checkLimits(schema: FieldSchema, path: string): Finding[] {
  return LIMITS.flatMap(([least, most]) => {
    const [low, high] = [schema[least], schema[most]]
    if (low === undefined || high === undefined || low <= high) return []
    return [
      errorAt(`${path}/${least}`, 'field.limits', [
        `下限 ${low} 大于上限 ${high}，怎么填都不对。`,
        `The lower limit ${low} is above the upper limit ${high}.`,
      ]),
    ]
  })
}

const DANGERS: Readonly<Record<NonNullable<ReturnType<typeof patternDanger>>, Sentence>> = {
  'too-long': ['正则太长，最多512个字符。', 'The pattern is too long; at most 512 characters.'],
  malformed: ['这不是一个正确的正则。', 'This is not a correct pattern.'],
  reference: ['正则里不能用反向引用。', 'Back references are not allowed in patterns.'],
  'look-around': ['正则里不能用前后断言。', 'Look-around is not allowed in patterns.'],
  nested: [
    '正则里有嵌套的重复，可能会非常慢，请改写。',
    'The pattern repeats a repetition and could be very slow; rewrite it.',
  ],
  ways: [
    '正则里可有可无的部分太多，可能会非常慢：请以 ^ 开头，并减少可选部分。',
    'The pattern has too many optional parts and could be very slow: begin it with ^ and make fewer parts optional.',
  ],
}

function checkPattern({ pattern }: FieldSchema, path: string): Finding[] {
  const danger = pattern === undefined ? null : patternDanger(pattern)
  return danger === null ? [] : [errorAt(`${path}/pattern`, 'field.pattern', DANGERS[danger])]
}

/** A sentence for a limit that is not set is said to nobody. */
function checkMessages(schema: FieldSchema, path: string): Finding[] {
  const messages = schema['x-messages'] ?? {}
  return SPOKEN_LIMITS.flatMap((limit) => {
    if (messages[limit] === undefined || schema[limit] !== undefined) return []
    const place = `${path}/x-messages/${limit}`
    const finding = warningAt(place, 'field.message-unused', [
      '这句提示没有用到：这里没有设这一项限制。',
      'This sentence is never said: the limit that it speaks of is not set.',
    ])
    return [withRemoval(finding, place, ['删掉这句提示', 'Remove this sentence'])]
  })
}

/** Consent is given, never assumed: a box that must be ticked starts empty (PIPL 14; 23 for its form). */
function checkPrefilled(schema: FieldSchema, path: string): Finding[] {
  if (schema.default === undefined) return []
  if (schema.type === 'boolean' && schema.const === true) {
    return [
      errorAt(`${path}/default`, 'consent.prefilled', [
        '同意必须由本人勾选，不能预先填好。',
        'Consent is ticked by the person; it must not be prefilled.',
      ]),
    ]
  }
  return [
    warningAt(`${path}/default`, 'field.prefilled', [
      '预填的答案容易被直接提交，确定要这样吗？',
      'A prefilled answer is easily submitted as it is; is that meant?',
    ]),
  ]
}

import type { LocaleText } from '@linli/schemas/locale-text'
import { nearestName } from '@linli/schemas/nearest-name'
import { TypeError as CelTypeError, ParseError } from '@marcbachmann/cel-js'
import type { ExpressionProblem } from './expression-problem.ts'
import { FUNCTIONS } from './expression-profile.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { PRESENCE_PREFIX } from './expression-scope.ts'
import { typeText } from './expression-types.ts'

/** An error of the CEL library as a problem with a sentence for people. Its codes are stable; its texts only fill in
 *  names. Throws anything else. */
export function describeCelError(
  error: unknown,
  source: string,
  scope: ExpressionScope,
): ExpressionProblem {
  if (!(error instanceof ParseError || error instanceof CelTypeError)) throw error
  const start = error.range?.start ?? 0
  const end = error.range?.end ?? source.length
  const { code, message } = describe(error, scope, start)
  return { code, message, start, end }
}

interface Described {
  readonly code: string
  readonly message: LocaleText
}

function describe(
  error: ParseError | CelTypeError,
  scope: ExpressionScope,
  start: number,
): Described {
  switch (error.code) {
    case 'no_such_key':
      return unknownField(error.summary.replace('No such key: ', ''), scope)
    case 'no_such_overload':
      return wrongOperands(error.summary, scope)
    case 'no_matching_overload':
      return wrongUse(error.summary, scope)
    case 'invalid_condition_type':
    case 'invalid_logical_operand':
      return {
        code: 'expression.not-yes-no',
        message: {
          'zh-CN': '“&&”“||”“? :”要用是/否，例如先写成比较。',
          en: '“&&”, “||” and “? :” take yes or no; compare first.',
        },
      }
    default:
      return error instanceof ParseError
        ? malformed(start)
        : {
            code: 'expression.invalid',
            message: {
              'zh-CN': `表达式有问题：${error.summary}`,
              en: `The expression is wrong: ${error.summary}`,
            },
          }
  }
}

function malformed(start: number): Described {
  return {
    code: 'expression.malformed',
    message: {
      'zh-CN': `第 ${start + 1} 个字附近写法不对，请检查括号、引号和运算符；表达式也不能太长太深。`,
      en: `Malformed near character ${start + 1}; check brackets, quotes and operators. Expressions must also not be too long or too deep.`,
    },
  }
}

function unknownField(written: string, scope: ExpressionScope): Described {
  const name = written.startsWith(PRESENCE_PREFIX) ? written.slice(PRESENCE_PREFIX.length) : written
  const known = new Set([...scope.structs.values()].flatMap(({ fields }) => Object.keys(fields)))
  const near = nearestName(name, known)
  return {
    code: 'expression.unknown-field',
    message:
      near === null
        ? {
            'zh-CN': `没有叫“${name}”的字段。`,
            en: `There is no field “${name}”.`,
          }
        : {
            'zh-CN': `没有叫“${name}”的字段，是不是“${near}”？`,
            en: `There is no field “${name}”; did you mean “${near}”?`,
          },
  }
}

/** `no such overload: int == double` */
function wrongOperands(summary: string, scope: ExpressionScope): Described {
  const match = /^no such overload: (.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in) (.+)$/.exec(summary)
  const [left, operator, right] = [match?.[1] ?? '', match?.[2] ?? '', match?.[3] ?? '']
  const isMixed = [left, right].sort().join() === 'double,int'
  if (isMixed) {
    return {
      code: 'expression.mixed-numbers',
      message: {
        'zh-CN': `整数和小数不能直接用“${operator}”：把整数写成小数（3 写成 3.0），或用 double(…) 转换。`,
        en: `“${operator}” does not mix whole and decimal numbers: write 3 as 3.0, or convert with double(…).`,
      },
    }
  }
  const [a, b] = [named(left, scope), named(right, scope)]
  return {
    code: 'expression.wrong-operands',
    message: {
      'zh-CN': `${a['zh-CN']}和${b['zh-CN']}之间不能用“${operator}”。`,
      en: `“${operator}” does not work between ${a.en} and ${b.en}.`,
    },
  }
}

/** `found no matching overload for 'string.lower()'` */
function wrongUse(summary: string, scope: ExpressionScope): Described {
  const match = /'(?:(.+)\.)?(\w+)\((.*)\)'/.exec(summary)
  const name = match?.[2] ?? ''
  const near = FUNCTIONS.includes(name) ? null : nearestName(name, FUNCTIONS)
  const given = (match?.[3] ?? '')
    .split(', ')
    .concat(match?.[1] ?? [])
    .filter((type) => type !== '')
    .map((type) => named(type, scope))
  return {
    code: 'expression.wrong-use',
    message: {
      'zh-CN': `“${name}(…)”不能用在${given.map((type) => type['zh-CN']).join('、')}上${near === null ? '' : `，是不是“${near}”`}。`,
      en: `“${name}(…)” does not take ${given.map((type) => type.en).join(', ')}${near === null ? '' : `; did you mean “${near}”`}.`,
    },
  }
}

function named(type: string, scope: ExpressionScope): Required<LocaleText> {
  switch (type) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return typeText(type)
  }
  if (type.startsWith('list')) return typeText('list')
  return scope.structs.has(type) ? typeText('struct') : { 'zh-CN': `“${type}”`, en: `“${type}”` }
}

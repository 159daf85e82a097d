import type { Sentence } from './called-field.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import type { ExpressionProblem } from './expression-problem.ts'
import type { ExpressionScope } from './expression-scope.ts'

/** What an expression that cannot be read most likely wanted to say. */
export function malformed(
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
  scope: ExpressionScope,
): ExpressionProblem {
  const [zh, en] = hintFor(source.slice(start), scope.names()) ?? GENERAL
  return {
    code: 'expression.malformed',
    message: {
      'zh-CN': `第 ${start + 1} 个字附近写法不对，${zh}`,
      en: `Malformed near character ${start + 1}; ${en}`,
    },
    start,
    end,
  }
}

const GENERAL: Sentence = [
  '请检查括号、引号和运算符；表达式也不能太长太深。',
  'check brackets, quotes and operators. Expressions must also not be too long or too deep.',
]

const WORDS: Readonly<Record<string, string>> = {
  and: '&&',
  且: '&&',
  or: '||',
  或: '||',
  not: '!',
  '=': '==',
  '≠': '!=',
  '≥': '>=',
  '≤': '<=',
}

function hintFor(rest: string, names: ExpressionNames): Sentence | null {
  const word = /^\s*([a-z]+|[=≠≥≤]|[\u3400-\u9fff]+)/.exec(rest)?.[1] ?? ''
  const sign = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  if (sign !== undefined) return [`“${word}”写成“${sign}”。`, `write “${sign}” for “${word}”.`]
  if (!/[\u3400-\u9fff]/.test(word)) return null
  const path = pathTitled(word, names)
  return path === null
    ? [
        '字段要写代号，文字要加引号。',
        'fields are written by their keys, and texts stand in quotes.',
      ]
    : [`“${word}”写成 ${path}。`, `write ${path} for “${word}”.`]
}

/** The field with that very title. */
function pathTitled(title: string, names: ExpressionNames): string | null {
  for (const [key, known] of Object.entries(names)) {
    const found = known.title?.['zh-CN'] === title ? '' : inside(title, known)
    if (found !== null) return key + found
  }
  return null
}

function inside(title: string, group: SpokenName): string | null {
  for (const [key, known] of Object.entries(group.fields ?? {})) {
    if (known.title?.['zh-CN'] === title) return `.${key}`
    const deeper = inside(title, known)
    if (deeper !== null) return `.${key}${deeper}`
  }
  return null
}

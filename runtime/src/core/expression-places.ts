import type { Definition, GuardDefinition } from '@linli/schemas/definition'
import type { EligibilityRule } from '@linli/schemas/form-definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Side } from './compared.ts'
import { actionsOf } from './definition-actions.ts'
import type { StateSite, TransitionCause } from './definition-tree.ts'
import { transitionsOf } from './definition-tree.ts'
import { placeholdersOf } from './text-placeholders.ts'

/** What an expression of a definition is there for. */
export type ReaderKind = 'guard' | 'mapping' | 'trigger' | 'notice' | 'rule'

/** An expression with its place and with what it reads answers of. */
export interface Reader {
  readonly kind: ReaderKind
  readonly path: string
  readonly cel: string
  /** The form whose answers it reads, and the name they have in it. */
  readonly form: string | null
  readonly answers: 'form' | 'output.form' | null
  /** The context field that gets the result. */
  readonly to: string | null
  /** The state it stands at, or the notice it is part of. */
  readonly site: StateSite | null
  readonly notice: string | null
}

/** All expressions that may read a form's answers or the context. */
export function readersOf(side: Pick<Side, 'definition' | 'sites'>): Reader[] {
  const { definition, sites } = side
  return [
    ...sites.flatMap((site) => [...guardsAt(site, definition), ...mappingsAt(site, definition)]),
    ...triggerReaders(definition),
    ...ruleReaders(definition),
    ...noticeReaders(definition),
  ]
}

/** Whether an expression names a field, or something inside or around it. `has(x)` alone asks for no value. */
export function reads(cel: string, variable: string, field: string): boolean {
  const start = variable.replaceAll('.', '\\s*\\.\\s*')
  const pattern = new RegExp(
    `(?<![\\w.])${start}\\s*\\.\\s*([A-Za-z]\\w*(?:\\s*\\.\\s*[A-Za-z]\\w*)*)`,
    'g',
  )
  return [...withoutTexts(cel).matchAll(pattern)].some(([, found = '']) => {
    const path = found.replaceAll(/\s/g, '')
    return path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`)
  })
}

/** Whether an expression asks first if a field has a value. */
export function asksFor(cel: string, variable: string, field: string): boolean {
  return withoutTexts(cel).replaceAll(/\s/g, '').includes(`has(${variable}.${field})`)
}

/** Whether an expression compares with a value. */
export function namesValue(cel: string, value: string | number): boolean {
  if (typeof value === 'number')
    return new RegExp(`(?<![\\w.])${value}(?![\\w.])`).test(withoutTexts(cel))
  return textsIn(cel).includes(value)
}

const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g

/** An expression of the same length in which the texts say nothing. */
export function withoutTexts(cel: string): string {
  return cel.replaceAll(TEXT, (text) => `'${' '.repeat(text.length - 2)}'`)
}

/** The texts that an expression writes out, without their quotes. */
export function textsIn(cel: string): string[] {
  return (cel.match(TEXT) ?? []).map((text) => text.slice(1, -1))
}

const NOTHING = { form: null, answers: null, to: null, site: null, notice: null } as const

/** Whose answers an expression sees as `output.form`. */
function answersAt(
  cause: TransitionCause | null,
  { tasks }: Definition,
): Pick<Reader, 'form' | 'answers'> {
  if (cause?.kind !== 'task') return { form: null, answers: null }
  const { task } = cause.invoke.input
  const form = Object.hasOwn(tasks, task) ? tasks[task]?.form : undefined
  return form === undefined ? { form: null, answers: null } : { form, answers: 'output.form' }
}

function guardsAt(site: StateSite, definition: Definition): Reader[] {
  return transitionsOf(site).flatMap(({ path, cause, transition: { guard } }) => {
    if (guard === undefined) return []
    const seen = answersAt(cause, definition)
    return expressionsIn(guard, `${path}/guard`).map(({ path: at, cel }): Reader => {
      return { ...NOTHING, ...seen, kind: 'guard', path: at, cel, site }
    })
  })
}

function expressionsIn(guard: GuardDefinition, path: string): { path: string; cel: string }[] {
  switch (guard.type) {
    case 'expr':
      return [{ path: `${path}/params/cel`, cel: guard.params.cel }]
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((each, index) =>
        expressionsIn(each, `${path}/params/guards/${index}`),
      )
    case 'not':
      return expressionsIn(guard.params.guard, `${path}/params/guard`)
    case 'in':
      return []
  }
}

function mappingsAt(site: StateSite, definition: Definition): Reader[] {
  return actionsOf(site).flatMap(({ path, action, cause }): Reader[] => {
    if (action.type !== 'set') return []
    const { to, cel } = action.params
    const seen = answersAt(cause, definition)
    return [{ ...NOTHING, ...seen, kind: 'mapping', path: `${path}/params/cel`, cel, to, site }]
  })
}

function triggerReaders({ triggers }: Definition): Reader[] {
  return triggers.flatMap((trigger, index): Reader[] => {
    if (trigger.kind !== 'form') return []
    const path = `/triggers/${index}`
    const seen = { ...NOTHING, kind: 'trigger', form: trigger.form, answers: 'form' } as const
    const { node, anonymousWhen } = trigger
    return [
      { ...seen, path: `${path}/node`, cel: node },
      ...(anonymousWhen === undefined
        ? []
        : [{ ...seen, path: `${path}/anonymousWhen`, cel: anonymousWhen }]),
      ...Object.entries(trigger.set).map(([to, cel]): Reader => {
        return { ...seen, kind: 'mapping', path: `${path}/set/${escapePointer(to)}`, cel, to }
      }),
    ]
  })
}

function ruleReaders({ forms }: Definition): Reader[] {
  return Object.entries(forms).flatMap(([form, { rules = [], eligibility }]) => [
    ...eligibilityReaders(form, eligibility),
    ...rules.flatMap((rule, index) => {
      const path = `/forms/${escapePointer(form)}/rules/${index}`
      const cels = [
        ['visibleWhen', rule.visibleWhen],
        ['requiredWhen', rule.requiredWhen],
        ['compute', rule.compute],
        ['validate/cel', rule.validate?.cel],
      ] as const
      return cels.flatMap(([key, cel]): Reader[] =>
        cel === undefined
          ? []
          : [{ ...NOTHING, kind: 'rule', path: `${path}/${key}`, cel, form, answers: 'form' }],
      )
    }),
  ])
}

function eligibilityReaders(form: string, rule: EligibilityRule | undefined): Reader[] {
  const { verdicts, bring = [] } = rule ?? { verdicts: [] }
  return Object.entries({ verdicts, bring }).flatMap(([list, parts]) =>
    parts.flatMap(({ when }, index): Reader[] => {
      const path = `/forms/${escapePointer(form)}/eligibility/${list}/${index}/when`
      return when === undefined
        ? []
        : [{ ...NOTHING, kind: 'rule', path, cel: when, form, answers: 'form' }]
    }),
  )
}

/** A placeholder each; both languages of a text have one path, because they are sent together. */
function noticeReaders({ notices }: Definition): Reader[] {
  return Object.entries(notices).flatMap(([notice, { title, body }]) =>
    [['title', title] as const, ['body', body] as const].flatMap(([key, text]) =>
      Object.values(text).flatMap((each: string) =>
        placeholdersOf(each).map(({ source }): Reader => {
          const path = `/notices/${escapePointer(notice)}/${key}`
          return { ...NOTHING, kind: 'notice', path, cel: source, notice }
        }),
      ),
    ),
  )
}

import type { Definition, GuardDefinition, Trigger } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { checkExpressionAt } from './check-expression-at.ts'
import { actionsOf } from './definition-actions.ts'
import { errorAt } from './definition-finding.ts'
import type { DefinitionScopes } from './definition-scopes.ts'
import type { StateSite } from './definition-tree.ts'
import { transitionsOf } from './definition-tree.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { BOOL, DOUBLE, INT, STRING } from './expression-types.ts'
import { placeholdersOf } from './text-placeholders.ts'

/** Whether every expression outside the forms knows what it names and gives what its place takes. */
export function checkExpressions(
  definition: Definition,
  sites: readonly StateSite[],
  scopes: DefinitionScopes,
): Finding[] {
  return [
    ...sites.flatMap((site) => checkSite(site, scopes)),
    ...definition.triggers.flatMap((trigger, index) =>
      checkTrigger(trigger, `/triggers/${index}`, scopes),
    ),
    ...(definition.invariants ?? []).flatMap(({ never: { when } }, index) =>
      when === undefined
        ? []
        : checkExpressionAt(`/invariants/${index}/never/when`, when, {
            scope: scopes.state,
            wanted: [BOOL],
          }),
    ),
    ...Object.entries(definition.notices).flatMap(([name, notice]) => {
      const path = `/notices/${escapePointer(name)}`
      return [
        ...checkText(notice.title, `${path}/title`, scopes.notice),
        ...checkText(notice.body, `${path}/body`, scopes.notice),
      ]
    }),
  ]
}

function checkSite(site: StateSite, scopes: DefinitionScopes): Finding[] {
  return [
    ...transitionsOf(site).flatMap(({ path, cause, transition: { guard } }) =>
      guard === undefined ? [] : checkGuard(guard, `${path}/guard`, scopes.transition(cause)),
    ),
    ...actionsOf(site).flatMap(({ path, action, cause }) => {
      if (action.type !== 'set') return []
      const { fields } = scopes.context
      const { to, cel } = action.params
      const field = Object.hasOwn(fields, to) ? fields[to] : undefined
      // An unknown field is reported where names are checked.
      if (field === undefined) return []
      const scope = cause === null ? scopes.state : scopes.transition(cause)
      return checkExpressionAt(`${path}/params/cel`, cel, { scope, wanted: [field.type] })
    }),
  ]
}

function checkGuard(guard: GuardDefinition, path: string, scope: ExpressionScope): Finding[] {
  switch (guard.type) {
    case 'expr':
      return checkExpressionAt(`${path}/params/cel`, guard.params.cel, { scope, wanted: [BOOL] })
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((each, index) =>
        checkGuard(each, `${path}/params/guards/${index}`, scope),
      )
    case 'not':
      return checkGuard(guard.params.guard, `${path}/params/guard`, scope)
    case 'in':
      return []
  }
}

function checkTrigger(trigger: Trigger, path: string, scopes: DefinitionScopes): Finding[] {
  const scope =
    trigger.kind === 'form' ? scopes.formTrigger(trigger.form) : scopes.deviceTrigger(trigger)
  const { fields } = scopes.context
  return [
    ...checkExpressionAt(`${path}/node`, trigger.node, { scope, wanted: [STRING] }),
    ...Object.entries(trigger.set).flatMap(([name, cel]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return field === undefined
        ? []
        : checkExpressionAt(`${path}/set/${escapePointer(name)}`, cel, {
            scope,
            wanted: [field.type],
          })
    }),
    ...(trigger.kind === 'device'
      ? [
          ...checkExpressionAt(`${path}/match`, trigger.match, { scope, wanted: [BOOL] }),
          ...checkExpressionAt(`${path}/key`, trigger.key, { scope, wanted: [STRING] }),
        ]
      : []),
    ...(trigger.kind === 'form' && trigger.anonymousWhen !== undefined
      ? checkExpressionAt(`${path}/anonymousWhen`, trigger.anonymousWhen, { scope, wanted: [BOOL] })
      : []),
  ]
}

function checkText(text: LocaleText, path: string, scope: ExpressionScope): Finding[] {
  return Object.entries(text).flatMap(([locale, each]: [string, string]) => {
    const placeholders = placeholdersOf(each)
    const rest = placeholders.reduceRight(
      (left, { start, end }) => left.slice(0, start) + left.slice(end),
      each,
    )
    const unclosed = /\{\{|\}\}/.test(rest)
      ? [
          errorAt(`${path}/${locale}`, 'text.placeholder', [
            '花括号没有成对：插入内容写成 {{ … }}。',
            'Braces do not match: a placeholder is written {{ … }}.',
          ]),
        ]
      : []
    return [
      ...unclosed,
      ...placeholders.flatMap(({ source }) =>
        checkExpressionAt(`${path}/${locale}`, source, {
          scope,
          wanted: [STRING, INT, DOUBLE, BOOL],
        }),
      ),
    ]
  })
}

import type { Definition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { readTemplate, TEMPLATE_IDS } from '../../../tests/scenarios/read-templates.ts'
import { definitionNames } from './definition-names.ts'
import { createScopes } from './definition-scopes.ts'
import { statesOf, transitionsOf } from './definition-tree.ts'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { namesOfTypes } from './expression-names.ts'
import type { ExpressionScope } from './expression-scope.ts'
import { renderExpression } from './render-expression.ts'

describe.each(TEMPLATE_IDS)('the names of template %s', (id) => {
  const definition = readTemplate(id)
  const [names, scopes] = [definitionNames(definition), createScopes(definition)]

  test('are those that may be named, of the same kinds, in every place', () => {
    const pairs: (readonly [ExpressionNames, ExpressionScope])[] = [
      [names.state, scopes.state],
      [names.notice, scopes.notice],
      ...Object.keys(definition.forms).flatMap((form) => [
        [names.form(form), scopes.form(form)] as const,
        [names.formTrigger(form), scopes.formTrigger(form)] as const,
      ]),
      ...definition.triggers
        .filter((trigger) => trigger.kind === 'device')
        .map((trigger) => [names.deviceTrigger(trigger), scopes.deviceTrigger(trigger)] as const),
      ...statesOf(definition.machine)
        .flatMap(transitionsOf)
        .map(({ cause }) => [names.transition(cause), scopes.transition(cause)] as const),
    ]

    for (const [known, scope] of pairs) {
      expect(kindsOfAll(known)).toEqual(kindsOfAll(namesOfTypes(scope.variables)))
    }
  })
})

describe('a context field', () => {
  const complaint = readTemplate('complaint')

  test('without a title borrows that of the field it is set from, with its choices', () => {
    const spoken = renderExpression('context.category == "noise"', definitionNames(complaint).state)

    expect(spoken).toEqual({ 'zh-CN': '问题类别 = 噪音扰民', en: 'Category = Noise' })
  })

  test('with a title keeps it', () => {
    const titled: Definition = {
      ...complaint,
      context: {
        ...complaint.context,
        schema: {
          ...complaint.context.schema,
          properties: {
            ...complaint.context.schema.properties,
            category: { type: 'string', title: '哪一类' },
          },
        },
        i18n: { en: { '/schema/properties/category/title': 'Kind' } },
      },
    }

    const spoken = renderExpression('context.category == "noise"', definitionNames(titled).state)
    expect(spoken).toEqual({ 'zh-CN': '哪一类 = 噪音扰民', en: 'Kind = Noise' })
  })
})

function kindsOfAll(names: ExpressionNames): unknown {
  return Object.fromEntries(Object.entries(names).map(([name, known]) => [name, kindsOf(known)]))
}

function kindsOf({ kind, fields, item }: SpokenName): unknown {
  return {
    kind,
    ...(fields === undefined ? {} : { fields: kindsOfAll(fields) }),
    ...(item === undefined ? {} : { item: kindsOf(item) }),
  }
}

import { createScopes, renderExpression } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type RulePart, rulePartsOf } from '../../document/form/edit-rules.ts'
import { type FieldPath, fieldAt, pathAt } from '../../document/form/field-path.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { FieldProblems } from './field-problems.ts'
import { Problems } from './property.tsx'

interface RulesViewProps {
  readonly id: string
  readonly definition: Definition
  readonly form: FormDefinition
  readonly problems: FieldProblems
  readonly onChoose: (path: FieldPath) => void
}

/** Every rule of a form as a sentence; each leads to the field that it speaks of. */
export function RulesView({ id, definition, form, problems, onChoose }: RulesViewProps) {
  const { t, i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  const names = useMemo(() => createScopes(definition).form(id).names(), [definition, id])
  const parts = rulePartsOf(form)
  if (parts.length === 0) {
    return (
      <EmptyList
        title={t('rule.none')}
        advice={t('rule.noneAdvice')}
        action={
          <StaffLink
            to={`${definitionPath(definition.id)}?tab=forms&form=${encodeURIComponent(id)}`}
          >
            {t('rule.toDesign')}
          </StaffLink>
        }
      />
    )
  }
  const celOf = (index: number, part: RulePart): string => {
    const said = form.rules?.[index]?.[part]
    return typeof said === 'string' ? said : (said?.cel ?? '')
  }
  return (
    <ol className="rule-rows card">
      {parts.map(({ field, index, part }) => {
        const path = pathAt(form, field)
        const name = (path === null ? null : fieldAt(form, path)?.title) ?? field
        const cel = celOf(index, part)
        const condition = renderExpression(cel, names)?.[locale] ?? cel
        const findings = (problems.get(field) ?? []).filter(({ path: at }) =>
          at.includes(`/rules/${index}/${part}`),
        )
        return (
          <li key={`${index} ${part}`}>
            <button
              type="button"
              className="rule-row"
              disabled={path === null}
              onClick={() => path !== null && onChoose(path)}
            >
              {t(`rule.sentence.${part}`, { name, condition })}
            </button>
            <Problems findings={findings} />
          </li>
        )
      })}
    </ol>
  )
}

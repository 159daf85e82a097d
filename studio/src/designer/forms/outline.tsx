import type { FormDefinition } from '@linli/schemas/form-definition'
import { useTranslation } from 'react-i18next'
import { kindOf } from '../../document/form/field-kinds.ts'
import {
  addressOf,
  childKeys,
  type FieldPath,
  fieldAt,
  insideOf,
  pathText,
  uiAt,
} from '../../document/form/field-path.ts'
import { type FieldProblems, markOf } from './field-problems.ts'

interface OutlineProps {
  readonly form: FormDefinition
  readonly chosen: FieldPath
  readonly problems: FieldProblems
  readonly onChoose: (path: FieldPath) => void
}

/** The fields by name, each under the group or list it stands in. */
export function Outline(props: OutlineProps) {
  const { t } = useTranslation('forms')
  return (
    <nav className="form-outline" aria-label={t('outline.title')}>
      <button
        type="button"
        className="outline-row"
        aria-current={props.chosen.length === 0 ? 'true' : undefined}
        onClick={() => props.onChoose([])}
      >
        {t('outline.form')}
      </button>
      <Branch {...props} container={[]} />
    </nav>
  )
}

function Branch(props: OutlineProps & { readonly container: FieldPath }) {
  const { form, chosen, problems, onChoose, container } = props
  const { t } = useTranslation('forms')
  return (
    <ul className="outline-branch">
      {childKeys(form, container).map((key) => {
        const path = [...container, key]
        const field = fieldAt(form, path)
        if (field === null) return null
        const inside = insideOf(form, path)
        const [severity, count] = markOf(problems.get(addressOf(form, path))).split(' ')
        return (
          <li key={key}>
            <button
              type="button"
              className="outline-row"
              aria-current={pathText(chosen) === pathText(path) ? 'true' : undefined}
              onClick={() => onChoose(path)}
            >
              {field.title ?? key}{' '}
              <span className="soft">
                {t(`kind.${kindOf(field, uiAt(form, path)) ?? 'other'}`)}
              </span>
              {severity !== '' && (
                <span className={`outline-mark outline-mark-${severity}`}>
                  {t('canvas.problems', { count: Number(count) })}
                </span>
              )}
            </button>
            {inside !== null && <Branch {...props} container={inside} />}
          </li>
        )
      })}
    </ul>
  )
}

import './access.css'
import type { Definition, FieldAccess } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccessCell, askingTasks, setFieldAccess } from '../../document/form/field-access.ts'
import { allPaths, fieldAt, rulePath } from '../../document/form/field-path.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import { AccessSelect } from './access-select.tsx'
import type { FormDeeds } from './use-form-deeds.ts'

interface AccessViewProps {
  readonly id: string
  readonly definition: Definition
  readonly form: FormDefinition
  readonly deeds: FormDeeds
}

interface Row {
  readonly field: string
  readonly title: string
  readonly depth: number
}

/** What each task that asks the form may do with each of its fields, as a table that is filled in by the cell, the row and the
 *  column. */
export function AccessView({ id, definition, form, deeds }: AccessViewProps) {
  const { t, i18n } = useTranslation('forms')
  const locale = localeOf(i18n)
  const tasks = useMemo(() => askingTasks(definition, id), [definition, id])
  const rows = useMemo(() => rowsOf(form), [form])
  if (tasks.length === 0 || rows.length === 0) {
    return (
      <EmptyList
        title={t('access.none')}
        advice={t('access.noneAdvice')}
        action={
          <StaffLink to={`${definitionPath(definition.id)}?tab=canvas`}>
            {t('access.toWorkflow')}
          </StaffLink>
        }
      />
    )
  }
  const set = (cells: readonly AccessCell[], access: FieldAccess | null) => {
    deeds.run((now) => setFieldAccess(now, cells, access))
  }
  const titleOf = (task: string) => {
    const declared = definition.tasks[task]
    return declared === undefined ? task : textIn(declared.title, locale)
  }
  const shared = { context: definition.context.schema.properties }
  return (
    <div className="access card">
      <p className="soft">{t('access.about')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is scrolled with the keyboard too */}
      <section className="access-scroll" tabIndex={0} aria-label={t('access.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('access.field')}</th>
              {tasks.map(({ name }) => (
                <th key={name} scope="col">
                  {titleOf(name)}
                  <AccessSelect
                    label={t('access.column', { task: titleOf(name) })}
                    value={undefined}
                    onChange={(access) =>
                      set(
                        rows.map(({ field }) => ({ task: name, field })),
                        access,
                      )
                    }
                  />
                </th>
              ))}
              {tasks.length > 1 && <th scope="col">{t('access.allTasks')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, title, depth }) => (
              <tr key={field}>
                <th scope="row" style={{ paddingInlineStart: `${0.5 + depth}rem` }}>
                  {title}
                </th>
                {tasks.map(({ name, fields }) => (
                  <td key={name}>
                    <AccessSelect
                      {...shared}
                      label={t('access.cell', { field: title, task: titleOf(name) })}
                      schema={fieldAt(form, field.split('.'))}
                      value={fields[field] ?? null}
                      onChange={(access) => set([{ task: name, field }], access)}
                    />
                  </td>
                ))}
                {tasks.length > 1 && (
                  <td>
                    <AccessSelect
                      {...shared}
                      label={t('access.row', { field: title })}
                      schema={fieldAt(form, field.split('.'))}
                      value={undefined}
                      onChange={(access) =>
                        set(
                          tasks.map(({ name }) => ({ task: name, field })),
                          access,
                        )
                      }
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The fields in the order of the page; what is in a list is of the list. */
function rowsOf(form: FormDefinition): readonly Row[] {
  return allPaths(form).flatMap((path) => {
    const field = rulePath(form, path)
    if (field === null) return []
    const title = fieldAt(form, path)?.title ?? field
    return [{ field, title, depth: path.length - 1 }]
  })
}

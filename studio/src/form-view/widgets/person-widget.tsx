import type { WidgetProps } from '@rjsf/utils'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { controlAttributes, useWidgetFacts } from '../control-facts.ts'
import type { StaffMember } from '../form-services.ts'
import { useStaff } from './use-staff.ts'

/** Somebody of the staff: words narrow a native select, so that keyboard, screen reader and phone choose as everywhere. */
export function PersonWidget(props: WidgetProps) {
  const { t } = useTranslation('common')
  const [search, setSearch] = useState('')
  const searchId = useId()
  const chosenId = typeof props.value === 'string' && props.value !== '' ? props.value : null
  const found = useStaff({ search: useDeferredValue(search.trim()) })
  const chosen = useStaff(chosenId === null ? null : { id: chosenId })
  const facts = useWidgetFacts(props)
  const isShut = props.disabled === true || props.readonly === true
  // Whoever is chosen stays in the list, whatever is looked for next.
  const known = chosen.staff.filter(({ id }) => id === chosenId)
  const choices = [...known, ...found.staff.filter(({ id }) => id !== chosenId)]
  return (
    <div className="person" aria-busy={found.state === 'looking'}>
      <label className="place-kind" htmlFor={searchId}>
        {t('form.personSearch')}
      </label>
      <input
        id={searchId}
        className="control"
        type="search"
        autoComplete="off"
        disabled={isShut}
        placeholder={t('form.personHint')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <select
        {...controlAttributes(props, facts)}
        className="control"
        disabled={isShut}
        value={chosenId ?? ''}
        onChange={(event) => props.onChange(event.target.value || undefined)}
        onBlur={() => props.onBlur(props.id, props.value)}
      >
        <option value="">{t('form.choose')}</option>
        {choices.map((member) => (
          <option key={member.id} value={member.id}>
            {labelOf(member)}
          </option>
        ))}
      </select>
      <p className="soft" role="status">
        {found.state === 'failed' && t('form.personFailed')}
        {found.state === 'found' && found.staff.length === 0 && t('form.personNone')}
      </p>
    </div>
  )
}

function labelOf({ name, posts }: StaffMember): string {
  return posts.length === 0 ? name : `${name}（${posts.join('、')}）`
}

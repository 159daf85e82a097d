import type { FieldAccess } from '@linli/schemas/definition'
import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import { useTranslation } from 'react-i18next'

interface AccessSelectProps {
  readonly label: string
  /** Null: as the form says. Undefined: for several cells, which may differ. */
  readonly value: FieldAccess | null | undefined
  /** The field, where it may show what the instance remembers. */
  readonly schema?: FieldSchema | null
  readonly context?: ObjectSchema['properties']
  readonly onChange: (next: FieldAccess | null) => void
}

const SHOWS = 'shows:'

/** What a task may do with a field. A list of the browser's own: a table has hundreds of them. */
export function AccessSelect({ label, value, schema, context, onChange }: AccessSelectProps) {
  const { t } = useTranslation('forms')
  const sources = Object.entries(context ?? {}).filter(
    ([, source]) => schema != null && holdsAlike(schema, source),
  )
  const chosen = written(value)
  const isKnown = !chosen.startsWith(SHOWS) || sources.some(([key]) => SHOWS + key === chosen)
  return (
    <select
      className="access-select"
      data-access={typeof value === 'string' ? value : value == null ? '' : 'shows'}
      aria-label={label}
      value={chosen}
      onChange={({ target }) => {
        if (target.value !== 'several') onChange(read(target.value))
      }}
    >
      {value === undefined && <option value="several">{t('access.fill')}</option>}
      <option value="">{t('access.free')}</option>
      {schema?.type !== 'null' && <option value="required">{t('access.required')}</option>}
      <option value="hidden">{t('access.hidden')}</option>
      {sources.map(([key, source]) => (
        <option key={key} value={SHOWS + key}>
          {t('access.shows', { what: source.title ?? key })}
        </option>
      ))}
      {!isKnown && <option value={chosen}>{chosen.slice(SHOWS.length)}</option>}
    </select>
  )
}

function written(value: FieldAccess | null | undefined): string {
  if (value === undefined) return 'several'
  if (value === null) return ''
  return typeof value === 'string' ? value : SHOWS + value.shows
}

function read(value: string): FieldAccess | null {
  if (value === 'hidden' || value === 'required') return value
  return value === '' ? null : { shows: value.slice(SHOWS.length) }
}

const SCALARS: readonly string[] = ['string', 'integer', 'number', 'boolean']

/** As the checker has it: what is offered can be shown. */
function holdsAlike(field: FieldSchema, source: FieldSchema): boolean {
  if (field.type !== source.type) return false
  if (field.type !== 'array') return SCALARS.includes(field.type)
  return field.items?.type === source.items?.type && SCALARS.includes(field.items?.type ?? '')
}

import { isJsonObject, type JsonValue } from '@linli/schemas/json'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OrgChangeFieldsFragment } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'

/** Who did what when, each with what was before and after. */
export function OrgChanges({ changes }: { readonly changes: readonly OrgChangeFieldsFragment[] }) {
  const { t, i18n } = useTranslation(['org', 'staff', 'common'])
  const now = useNow()
  if (changes.length === 0) return <p className="soft">{t('changes.none')}</p>
  return (
    <ol className="org-changes">
      {changes.map(({ id, at, by, deed, before, after }) => (
        <li key={id}>
          <div>
            <strong>{String(t(`changes.deed.${deed}` as never, { defaultValue: deed }))}</strong>{' '}
            {lines(t, before, after).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
          <div className="soft">
            {by} <time dateTime={at}>{dateTimeText(at, now, localeOf(i18n))}</time>
          </div>
        </li>
      ))}
    </ol>
  )
}

type Words = TFunction<['org', 'staff', 'common']>

const SHOWN = [
  ...['name', 'login', 'role', 'phone', 'node', 'post', 'kind', 'code', 'parent'],
  ...['validFrom', 'validUntil', 'standIn', 'rows'],
  ...['hours', 'isExternal', 'agreementUntil', 'hasRoster', 'shifts', 'shift', 'people', 'reason'],
]

/** One line for each fact that differs. */
function lines(t: Words, before: JsonValue | null, after: JsonValue | null): string[] {
  const [old, now] = [facts(before), facts(after)]
  return SHOWN.flatMap((name) => {
    const [from, to] = [value(t, name, old[name]), value(t, name, now[name])]
    if (from === to) return []
    const title = String(t(`changes.fact.${name}` as never))
    return [from === '' ? `${title} ${to}` : `${title} ${from} → ${to === '' ? t('none') : to}`]
  })
}

function facts(value: JsonValue | null): Readonly<Record<string, JsonValue | undefined>> {
  return value !== null && isJsonObject(value) ? value : {}
}

function value(t: Words, name: string, fact: JsonValue | undefined): string {
  if (fact === undefined || fact === null) return ''
  if (typeof fact === 'boolean') return t(fact ? 'org:yes' : 'org:no')
  const text = Array.isArray(fact) ? fact.join(t('org:comma')) : String(fact)
  if (name === 'post') return String(t(`staff:post.${text}` as never, { defaultValue: text }))
  if (name === 'role') return String(t(`role.${text}` as never, { defaultValue: text }))
  if (name !== 'kind') return text
  const kinds = [
    `org:postKind.${text}`,
    `org:nodeKind.${text}`,
    `common:nodeKind.${text}`,
    `team:kind.${text}`,
  ]
  return String(t(kinds as never, { defaultValue: text }))
}

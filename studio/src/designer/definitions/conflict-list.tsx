import './conflicts.css'
import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Merge } from '../../document/merge.ts'
import { placeOf } from '../../document/place-of.ts'
import { localeOf } from '../../i18n/i18n.ts'

interface ConflictListProps {
  readonly merge: Merge
  /** Mine: its names say where a conflict is. */
  readonly text: string
  /** Pointers of the conflicts where theirs shall stand. */
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

/** Where both changed the same thing: whose shall stand, one by one. */
export function ConflictList({ merge, text, chosen, onChoose }: ConflictListProps) {
  const { t, i18n } = useTranslation('studio')
  const definition = useMemo(() => {
    const parsed = parseDefinitionText(text)
    return parsed.kind === 'refused' ? null : parsed.definition
  }, [text])
  if (merge.conflicts.length === 0) return <p>{t('stale.noConflict')}</p>
  const choose = (pointer: string, isTheirs: boolean) => {
    const next = new Set(chosen)
    if (isTheirs) next.add(pointer)
    else next.delete(pointer)
    onChoose(next)
  }
  return (
    <>
      <p>{t('stale.conflicts', { count: merge.conflicts.length })}</p>
      <ul className="conflict-list">
        {merge.conflicts.map(({ pointer, mine, theirs }) => {
          const names = placeOf(definition, pointer).names.map((name) =>
            textIn(name, localeOf(i18n)),
          )
          return (
            <li key={pointer}>
              <p>
                {names.join(' › ')} <code className="finding-path">{pointer}</code>
              </p>
              <dl className="conflict-sides">
                <dt>{t('stale.mine')}</dt>
                <dd>
                  <Said value={mine} />
                </dd>
                <dt>{t('stale.theirs')}</dt>
                <dd>
                  <Said value={theirs} />
                </dd>
              </dl>
              <Segmented
                aria-label={t('stale.whose')}
                value={chosen.has(pointer) ? 'theirs' : 'mine'}
                onChange={(value) => choose(pointer, value === 'theirs')}
                options={[
                  { value: 'mine', label: t('stale.mine') },
                  { value: 'theirs', label: t('stale.theirs') },
                ]}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Said({ value }: { readonly value: JsonValue | undefined }) {
  const { t } = useTranslation('studio')
  if (value === undefined) return <em>{t('stale.gone')}</em>
  if (typeof value === 'string') return value
  return <pre className="answer-json">{JSON.stringify(value, null, 2)}</pre>
}

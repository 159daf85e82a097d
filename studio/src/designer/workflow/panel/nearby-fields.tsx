import type { NearbyRule } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { WHOLE } from '../../../document/place-of.ts'
import { factsAt } from '../../../document/workflow/edit-facts.ts'
import { kindsOf, setNearby } from '../../../document/workflow/edit-whole.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Choice } from '../../parts/choice.tsx'
import { FirmText } from '../../parts/firm-text.tsx'
import { NOTHING } from '../../parts/option.ts'
import { Several } from '../../parts/several.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { PartProblems } from './part-section.tsx'

/** 附近已有人反映: the kinds of open cases that residents are shown of each other. */
export function NearbyFields() {
  const { t, i18n } = useTranslation('workflow')
  const locale = localeOf(i18n)
  const { definition, edit } = useWorkflow()
  const { nearby: rule = null } = definition
  const put = (next: NearbyRule | null) =>
    edit((now) => setNearby(now, next), { key: 'changeWhole', mergeKey: 'whole:nearby' })
  const texts = factsAt(definition, '/context').filter(({ schema }) => schema.type === 'string')
  const offered = { ...(rule === null ? {} : kindsOf(definition, rule.kind)), ...rule?.kinds }
  return (
    <details className="panel-part" data-part="nearby">
      <summary>{t('nearby.title')}</summary>
      <p className="soft">{t('nearby.help')}</p>
      <div className="panel-line">
        <Choice
          label={t('nearby.kind')}
          value={rule?.kind ?? NOTHING}
          options={[
            { value: NOTHING, label: t('nearby.none') },
            ...texts.map(({ key, title }) => ({
              value: key,
              label: title === null ? key : textIn(title, locale),
            })),
          ]}
          onChange={(kind) =>
            put(kind === NOTHING ? null : { kind, kinds: kindsOf(definition, kind) })
          }
        />
      </div>
      {rule !== null && (
        <>
          <Several
            label={t('nearby.kinds')}
            value={Object.keys(rule.kinds)}
            options={Object.entries(offered).map(([value, title]) => ({
              value,
              label: textIn(title, locale),
            }))}
            onChange={(chosen) =>
              put({
                ...rule,
                kinds: Object.fromEntries(
                  Object.entries(offered).filter(([value]) => chosen.includes(value)),
                ),
              })
            }
          />
          {Object.entries(rule.kinds).map(([value, title]) => (
            <FirmText
              key={value}
              label={t('nearby.called', { value })}
              maxLength={60}
              value={title}
              onChange={(next) => put({ ...rule, kinds: { ...rule.kinds, [value]: next } })}
            />
          ))}
        </>
      )}
      <PartProblems uid={WHOLE} parts={['nearby']} />
    </details>
  )
}

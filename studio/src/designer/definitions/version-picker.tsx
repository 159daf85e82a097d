import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useInAddress } from '../../staff/use-in-address.ts'
import type { DefinitionDetail } from './definition-detail.ts'
import { VersionChanges } from './version-changes.tsx'
import { useVersionTitle } from './version-title.ts'

/** Compares any two versions, which stand in the address; begins with the newest two. At least two versions are there. */
export function VersionPicker({ definition }: { readonly definition: DefinitionDetail }) {
  const { t } = useTranslation('studio')
  const titleOf = useVersionTitle()
  const title = useId()
  const versions = [...definition.versions].sort((one, other) => other.number - one.number)
  const { query, put } = useInAddress()
  const numberOf = (which: 'before' | 'after', first: number | undefined) => {
    const asked = Number(query.get(which))
    return versions.some(({ number }) => number === asked) ? asked : (first ?? 1)
  }
  const numbers = {
    before: numberOf('before', versions[1]?.number),
    after: numberOf('after', versions[0]?.number),
  }
  const [before, after] = [numbers.before, numbers.after].map((number) =>
    versions.find((version) => version.number === number),
  )
  const choice = (which: 'before' | 'after', label: string) => (
    <span className="version-choice">
      <span>{label}</span>
      <Select
        aria-label={label}
        value={numbers[which]}
        onChange={(number) => put({ [which]: String(number) })}
        options={versions.map((version) => ({
          value: version.number,
          label: titleOf(version),
        }))}
      />
    </span>
  )
  return (
    <section className="card version-picker" aria-labelledby={title}>
      <h2 id={title}>{t('changes.pick')}</h2>
      <div className="version-choices">
        {choice('before', t('changes.from'))}
        {choice('after', t('changes.to'))}
      </div>
      {before !== undefined && after !== undefined && (
        <VersionChanges definitionId={definition.definitionId} before={before} after={after} />
      )}
    </section>
  )
}

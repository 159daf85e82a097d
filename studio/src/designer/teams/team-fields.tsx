import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentRows } from './segment-rows.tsx'
import { TEAM_KINDS, teamKindName } from './team-kind.ts'

export interface Facts {
  readonly kind: string
  readonly hours: { readonly from: string; readonly until: string }[]
  readonly isExternal: boolean
  readonly agreementUntil: string
  readonly hasRoster: boolean
}

export const NEW_TEAM: Facts = {
  ...{ kind: 'volunteers', hours: [], isExternal: false, agreementUntil: '', hasRoster: false },
}

const OTHER = 'other'
const WORKING_HOURS = { from: '08:00', until: '18:00' }

interface TeamFieldsProps {
  readonly facts: Facts
  readonly onChange: (facts: Facts) => void
}

/** What a team is: its kind, its hours, whether it has a roster, and whose it is. */
export function TeamFields({ facts, onChange }: TeamFieldsProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const [isOther, setIsOther] = useState(!TEAM_KINDS.includes(facts.kind))
  const set = (change: Partial<Facts>) => onChange({ ...facts, ...change })
  return (
    <>
      <div className="field-entry">
        <label htmlFor={`${id}-kind`}>{t('facts.kind')}</label>
        <Select
          id={`${id}-kind`}
          className="org-wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={isOther ? OTHER : facts.kind}
          options={[...TEAM_KINDS, OTHER].map((value) => ({
            ...{ value, label: teamKindName(t, value) },
          }))}
          onChange={(kind) => {
            setIsOther(kind === OTHER)
            // A duty desk without a roster is the exception.
            set(kind === OTHER ? { kind: '' } : { kind, hasRoster: kind === 'duty-desk' })
          }}
        />
      </div>
      {isOther && (
        <div className="field-entry">
          <label htmlFor={`${id}-other`}>{t('facts.otherKind')}</label>
          <Input
            id={`${id}-other`}
            value={facts.kind}
            maxLength={32}
            onChange={(event) => set({ kind: event.target.value })}
          />
          <p className="soft">{t('facts.otherKindHelp')}</p>
        </div>
      )}
      <div className="field-entry">
        <span className="org-label">{t('facts.hours')}</span>
        {facts.hours.length === 0 && <p className="soft">{t('facts.always')}</p>}
        <SegmentRows segments={facts.hours} onChange={(hours) => set({ hours })} />
        <Button onClick={() => set({ hours: [...facts.hours, WORKING_HOURS] })}>
          {t('facts.addHours')}
        </Button>
      </div>
      <Checkbox
        checked={facts.hasRoster}
        onChange={(event) => set({ hasRoster: event.target.checked })}
      >
        {t('facts.roster')}
      </Checkbox>
      <Checkbox
        checked={facts.isExternal}
        onChange={(event) => set({ isExternal: event.target.checked })}
      >
        {t('facts.isExternal')}
      </Checkbox>
      {facts.isExternal && (
        <div className="field-entry">
          <label htmlFor={`${id}-until`}>{t('facts.agreement')}</label>
          <Input
            id={`${id}-until`}
            type="date"
            value={facts.agreementUntil}
            onChange={(event) => set({ agreementUntil: event.target.value })}
          />
          <p className="soft">{t('facts.externalHelp')}</p>
        </div>
      )}
    </>
  )
}

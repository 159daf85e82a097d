import { Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Chosen, CrewSelect } from './crew-select.tsx'
import { SegmentRows } from './segment-rows.tsx'

interface Segment {
  readonly from: string
  readonly until: string
}

/** How a roster is filled, as it is being written down. */
export interface Pattern {
  readonly fromDay: string
  /** The last day that is filled. */
  readonly lastDay: string
  readonly segments: readonly Segment[]
  /** 0 for with every shift. */
  readonly everyDays: number
  readonly crews: readonly (readonly Chosen[])[]
  readonly restCrews: readonly (readonly Chosen[])[]
}

const PRESETS: Readonly<Record<string, readonly Segment[]>> = {
  two: [
    { from: '08:00', until: '20:00' },
    { from: '20:00', until: '08:00' },
  ],
  three: [
    { from: '00:00', until: '08:00' },
    { from: '08:00', until: '16:00' },
    { from: '16:00', until: '00:00' },
  ],
  whole: [{ from: '08:00', until: '08:00' }],
}
const OWN = 'own'
const EVERY_DAYS = [1, 2, 3, 4, 5, 6, 7]

export const NEW_PATTERN: Omit<Pattern, 'fromDay' | 'lastDay'> = {
  ...{ segments: PRESETS['two'] ?? [], everyDays: 1, crews: [[], []], restCrews: [] },
}

/** Whether nothing is missing without which it cannot be asked. */
export function isWhole({ fromDay, lastDay, segments, crews }: Pattern): boolean {
  const isNamed = crews.some((crew) => crew.length > 0)
  return fromDay !== '' && lastDay >= fromDay && segments.length > 0 && isNamed
}

interface PatternFieldsProps {
  readonly pattern: Pattern
  readonly onChange: (pattern: Pattern) => void
}

/** Which days, how each is divided, who takes turns, and who does on rest days. */
export function PatternFields({ pattern, onChange }: PatternFieldsProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const set = (change: Partial<Pattern>) => onChange({ ...pattern, ...change })
  const day = (name: 'fromDay' | 'lastDay', label: string) => (
    <div className="field-entry">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        type="date"
        value={pattern[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </div>
  )
  return (
    <>
      {day('fromDay', t('fill.from'))}
      {day('lastDay', t('fill.until'))}
      <SegmentFields pattern={pattern} onChange={onChange} />
      <div className="field-entry">
        <label htmlFor={`${id}-changes`}>{t('fill.changes')}</label>
        <Select
          id={`${id}-changes`}
          className="org-wide"
          value={pattern.everyDays}
          options={[
            ...EVERY_DAYS.map((value) => ({ value, label: t('fill.days', { count: value }) })),
            { value: 0, label: t('fill.eachShift') },
          ]}
          onChange={(everyDays) => set({ everyDays })}
        />
      </div>
      <CrewList
        title={t('fill.crews')}
        nameOf={(index) => t('fill.crew', { index })}
        crews={pattern.crews}
        onChange={(crews) => set({ crews })}
      />
      <Checkbox
        checked={pattern.restCrews.length > 0}
        onChange={(event) => set({ restCrews: event.target.checked ? [[]] : [] })}
      >
        {t('fill.rest')}
      </Checkbox>
      {pattern.restCrews.length > 0 && (
        <CrewList
          title={t('fill.restCrews')}
          nameOf={(index) => t('fill.restCrew', { index })}
          crews={pattern.restCrews}
          onChange={(restCrews) => set({ restCrews })}
        />
      )}
    </>
  )
}

function SegmentFields({ pattern, onChange }: PatternFieldsProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const [preset, setPreset] = useState('two')
  return (
    <div className="field-entry">
      <label htmlFor={id}>{t('fill.preset')}</label>
      <Select
        id={id}
        className="org-wide"
        showSearch={{ optionFilterProp: 'label' }}
        value={preset}
        options={[...Object.keys(PRESETS), OWN].map((value) => ({
          value,
          label: String(t(`fill.${value}` as never)),
        }))}
        onChange={(next) => {
          setPreset(next)
          onChange({ ...pattern, segments: PRESETS[next] ?? pattern.segments })
        }}
      />
      {preset === OWN && (
        <>
          <SegmentRows
            segments={pattern.segments}
            onChange={(segments) => onChange({ ...pattern, segments })}
          />
          <Button
            onClick={() =>
              onChange({
                ...pattern,
                segments: [...pattern.segments, { from: '08:00', until: '20:00' }],
              })
            }
          >
            {t('facts.addHours')}
          </Button>
        </>
      )}
    </div>
  )
}

interface CrewListProps {
  readonly title: string
  readonly nameOf: (index: number) => string
  readonly crews: Pattern['crews']
  readonly onChange: (crews: Pattern['crews']) => void
}

function CrewList({ title, nameOf, crews, onChange }: CrewListProps) {
  const { t } = useTranslation('team')
  const id = useId()
  return (
    <fieldset className="field-entry">
      <legend className="org-label">{title}</legend>
      {crews.map((crew, index) => (
        <div className="team-crew" key={index}>
          <div>
            <label htmlFor={`${id}-${index}`}>{nameOf(index + 1)}</label>
            <CrewSelect
              id={`${id}-${index}`}
              placeholder={t('members.choose')}
              crew={crew}
              onChange={(next) => onChange(crews.map((each, at) => (at === index ? next : each)))}
            />
          </div>
          <Button
            aria-label={t('fill.removeCrew', { index: index + 1 })}
            disabled={crews.length === 1}
            onClick={() => onChange(crews.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <p className="soft">{t('fill.crewHelp')}</p>
      <Button onClick={() => onChange([...crews, []])}>{t('fill.addCrew')}</Button>
    </fieldset>
  )
}

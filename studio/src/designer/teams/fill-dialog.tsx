import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import {
  type DutyPatternInput,
  FillDutyDocument,
  PreviewDutyDocument,
  type PreviewDutyQuery,
  type TeamHeadFieldsFragment,
} from '../../api/documents.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { isWhole, NEW_PATTERN, type Pattern, PatternFields } from './pattern-fields.tsx'
import { dayAfter, shiftText } from './shift-time.ts'

interface FillDialogProps {
  readonly team: TeamHeadFieldsFragment
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

type Previewed = PreviewDutyQuery['previewDuty']

const TWO_WEEKS = 13

/** 排班: how the days are divided and who takes turns; then what that would write; then it is written. */
export function FillDialog({ team, today, onClose, onSaved }: FillDialogProps) {
  const { t } = useTranslation(['team', 'staff'])
  const client = useClient()
  const [pattern, setPattern] = useState<Pattern>({
    ...NEW_PATTERN,
    ...{ fromDay: today, lastDay: dayAfter(today, TWO_WEEKS) },
  })
  const [shown, setShown] = useState<Previewed | null>(null)
  const [onlyFree, setOnlyFree] = useState(false)
  const [looking, setLooking] = useState({ problem: null as string | null, isSaving: false })
  const filling = useSaving(FillDutyDocument, onSaved)
  const title = t('fill.title', { name: team.name })
  const preview = async () => {
    setLooking({ problem: null, isSaving: true })
    const { data, error } = await client.query(
      PreviewDutyDocument,
      { input: inputOf(team.id, pattern) },
      { requestPolicy: 'network-only' },
    )
    const told =
      error?.graphQLErrors[0]?.message ?? t(error === undefined ? 'staff:failed' : 'staff:offline')
    setLooking({ problem: data === undefined ? told : null, isSaving: false })
    if (data !== undefined) setShown(data.previewDuty)
  }
  if (shown === null)
    return (
      <ConfirmDialog
        title={title}
        confirm={t('fill.preview')}
        saving={looking}
        isReady={isWhole(pattern)}
        onConfirm={() => void preview()}
        onClose={onClose}
      >
        <PatternFields pattern={pattern} onChange={setPattern} />
      </ConfirmDialog>
    )
  const overlaps = shown.filter((shift) => shift.overlaps).length
  return (
    <ConfirmDialog
      title={title}
      confirm={t('fill.now')}
      saving={filling}
      isReady={shown.length > overlaps && (overlaps === 0 || onlyFree)}
      onConfirm={() => void filling.send({ input: inputOf(team.id, pattern), onlyFree })}
      onClose={() => setShown(null)}
    >
      <PreviewList shown={shown} />
      {overlaps > 0 && (
        <Checkbox checked={onlyFree} onChange={(event) => setOnlyFree(event.target.checked)}>
          {t('fill.onlyFree')}
        </Checkbox>
      )}
    </ConfirmDialog>
  )
}

function PreviewList({ shown }: { readonly shown: Previewed }) {
  const { t } = useTranslation('team')
  const overlaps = shown.filter((shift) => shift.overlaps).length
  const away = shown.filter(({ people }) => people[0]?.isAway === true).length
  return (
    <>
      <p role="status">
        {shown.length === 0
          ? t('fill.nothing')
          : t('fill.would', { count: shown.length - overlaps })}
      </p>
      {overlaps > 0 && (
        <Alert type="warning" showIcon title={t('fill.overlaps', { count: overlaps })} />
      )}
      {away > 0 && <Alert type="info" showIcon title={t('fill.awayCount', { count: away })} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <ul className="duty-preview" tabIndex={0} aria-label={t('roster.title')}>
        {shown.map((shift) => (
          <li key={shift.fromAt}>
            <span>{shiftText(shift)}</span>
            {shift.people.map(({ id, name, isAway }, index) => (
              <span key={id} className={index === 0 ? undefined : 'soft'}>
                {name} {isAway && <span className="badge badge-pool">{t('roster.away')}</span>}
              </span>
            ))}
            {shift.overlaps && <span className="badge badge-draft">{t('fill.overlap')}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function inputOf(nodeId: string, pattern: Pattern): DutyPatternInput {
  const crewsOf = (crews: Pattern['crews']) =>
    crews
      .filter((crew) => crew.length > 0)
      .map((crew) => ({ people: crew.map(({ value }) => value) }))
  return {
    ...{ nodeId, fromDay: pattern.fromDay, untilDay: dayAfter(pattern.lastDay, 1) },
    ...{ segments: [...pattern.segments], everyDays: pattern.everyDays },
    ...{ crews: crewsOf(pattern.crews), restCrews: crewsOf(pattern.restCrews) },
  }
}

import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'

interface Segment {
  readonly from: string
  readonly until: string
}

interface SegmentRowsProps {
  readonly segments: readonly Segment[]
  readonly onChange: (segments: Segment[]) => void
}

/** Parts of a day, one in a line; any of them can be taken out. */
export function SegmentRows({ segments, onChange }: SegmentRowsProps) {
  const { t } = useTranslation('team')
  const set = (index: number, change: Partial<Segment>) =>
    onChange(segments.map((each, at) => (at === index ? { ...each, ...change } : each)))
  return (
    <>
      {segments.map(({ from, until }, index) => (
        <div className="team-times" key={index}>
          <Input
            type="time"
            aria-label={`${t('facts.hoursFrom')} ${index + 1}`}
            value={from}
            onChange={(event) => set(index, { from: event.target.value })}
          />
          {t('facts.hoursUntil')}
          <Input
            type="time"
            aria-label={`${t('facts.hoursUntil')} ${index + 1}`}
            value={until}
            onChange={(event) => set(index, { until: event.target.value })}
          />
          <Button
            aria-label={t('facts.removeHours', { index: index + 1 })}
            onClick={() => onChange(segments.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
    </>
  )
}

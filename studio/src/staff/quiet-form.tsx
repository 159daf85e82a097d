import { Button, Form, Input, Switch } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface QuietHours {
  readonly from: string
  readonly until: string
}

/** What the hours are where somebody turns them on. */
const USUAL: QuietHours = { from: '22:00', until: '07:00' }

interface QuietFormProps {
  readonly hours: QuietHours | null
  readonly isSaving: boolean
  readonly onSave: (hours: QuietHours | null) => void
  /** What is saved beside the hours. */
  readonly children?: ReactNode
}

/** Whether there are quiet hours, and from when until when. */
export function QuietForm({ hours, isSaving, onSave, children }: QuietFormProps) {
  const { t } = useTranslation('staff')
  const label = useId()
  const [isOn, setOn] = useState(hours !== null)
  const [{ from, until }, setHours] = useState(hours ?? USUAL)
  const isWrong = isOn && (from === '' || until === '' || from === until)
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={() => onSave(isOn ? { from, until } : null)}
    >
      <div className="quiet-switch">
        <Switch checked={isOn} onChange={setOn} aria-labelledby={label} />
        <span id={label}>{t('quiet.on')}</span>
      </div>
      {isOn && (
        <div className="quiet-hours">
          <Form.Item label={t('quiet.from')} htmlFor={`${label}-from`}>
            <Input
              id={`${label}-from`}
              type="time"
              value={from}
              onChange={(event) => setHours({ until, from: event.target.value })}
            />
          </Form.Item>
          <Form.Item
            label={t('quiet.until')}
            htmlFor={`${label}-until`}
            {...(isWrong ? { validateStatus: 'error' as const, help: t('quiet.wrong') } : {})}
          >
            <Input
              id={`${label}-until`}
              type="time"
              value={until}
              aria-invalid={isWrong}
              onChange={(event) => setHours({ from, until: event.target.value })}
            />
          </Form.Item>
        </div>
      )}
      {isOn && !isWrong && until < from && <p className="soft">{t('quiet.overnight')}</p>}
      {children}
      <Button type="primary" htmlType="submit" loading={isSaving} disabled={isWrong}>
        {t('quiet.save')}
      </Button>
    </Form>
  )
}

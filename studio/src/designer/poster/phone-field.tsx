import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remember, remembered } from '../../ui/remembered.ts'

const PHONE_KEY = 'linli.poster-phone'

/** The number that stands on what is printed here, remembered on this device. */
export function usePrintedPhone(): readonly [string, (next: string) => void] {
  const [phone, setPhone] = useState(() => remembered(PHONE_KEY) ?? '')
  const keep = (next: string) => {
    setPhone(next)
    remember(PHONE_KEY, next)
  }
  return [phone, keep]
}

interface PhoneFieldProps {
  readonly value: string
  readonly onChange: (next: string) => void
}

export function PhoneField({ value, onChange }: PhoneFieldProps) {
  const { t } = useTranslation('poster')
  const id = useId()
  return (
    <div className="field-entry">
      <label htmlFor={id}>{t('phone')}</label>
      <Input
        id={id}
        value={value}
        maxLength={40}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="soft">{t('phoneHelp')}</p>
    </div>
  )
}

import type { WorkflowInput } from '@linli/schemas/definition'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextEntry } from '../../parts/text-entry.tsx'

interface GivenRowsProps {
  readonly value: WorkflowInput['set']
  readonly onChange: (next: WorkflowInput['set']) => void
}

/** As the format has the keys of the context. */
const KEY = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** What another service is given to begin with: each by the name that it has there, and where it is taken from here. */
export function GivenRows({ value, onChange }: GivenRowsProps) {
  const { t } = useTranslation('workflow')
  const [fresh, setFresh] = useState({ name: '', cel: '' })
  const isReady =
    KEY.test(fresh.name) && fresh.cel.trim() !== '' && !Object.hasOwn(value, fresh.name)
  return (
    <section className="panel-nested" aria-label={t('child.gives')}>
      <h4>{t('child.gives')}</h4>
      {Object.entries(value).map(([key, cel]) => (
        <div key={key} className="panel-line">
          <code aria-hidden="true">{key}</code>
          <span className="panel-inline">
            <TextEntry
              label={t('child.given', { name: key })}
              value={cel}
              onChange={(next) => {
                if (next !== '') onChange({ ...value, [key]: next })
              }}
            />
            <Button
              size="small"
              aria-label={t('child.notGiven', { name: key })}
              onClick={() => {
                const { [key]: _gone, ...rest } = value
                onChange(rest)
              }}
            >
              ×
            </Button>
          </span>
        </div>
      ))}
      <div className="panel-inline">
        <TextEntry
          label={t('child.name')}
          placeholder={t('child.name')}
          value={fresh.name}
          onChange={(name) => setFresh({ ...fresh, name })}
        />
        <TextEntry
          label={t('child.from')}
          placeholder={t('child.from')}
          value={fresh.cel}
          onChange={(cel) => setFresh({ ...fresh, cel })}
        />
        <Button
          size="small"
          disabled={!isReady}
          onClick={() => {
            onChange({ ...value, [fresh.name]: fresh.cel.trim() })
            setFresh({ name: '', cel: '' })
          }}
        >
          {t('child.give')}
        </Button>
      </div>
    </section>
  )
}

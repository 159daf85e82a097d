import type { PossibleMoves } from '@linli/runtime/core'
import type { JsonObject } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { MoveForm } from './move-form.tsx'
import type { Simulation } from './use-simulation.ts'

interface DeviceMovesProps {
  readonly simulation: Simulation
  readonly readings: PossibleMoves['readings']
}

/** A device says something: one of its usual readings, or any other. */
export function DeviceMoves({ simulation, readings }: DeviceMovesProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { ground, run, make } = simulation
  const [chosen, setChosen] = useState(readings[0]?.device.id ?? '')
  const found = readings.find(({ device }) => device.id === chosen) ?? readings[0]
  if (found === undefined) return null
  const { device, trigger } = found
  // Two equal messages are one; each of these is another.
  const messageId = `m${run.moves.length + 1}`
  const moveOf = (reading: JsonObject) => ({ reading: { device: device.id, messageId, reading } })
  return (
    <>
      <Select
        aria-label={t('next.whichDevice')}
        className="person-select"
        value={device.id}
        onChange={setChosen}
        options={readings.map((each) => ({ value: each.device.id, label: each.device.name }))}
      />
      <div className="simulator-buttons">
        {device.samples.map(({ title, reading }, index) => (
          <Button key={index} onClick={() => make(moveOf(reading))}>
            {textIn(title, locale)}
          </Button>
        ))}
      </div>
      <details>
        <summary>{t('next.otherReading')}</summary>
        <MoveForm
          key={device.id}
          name="reading"
          form={{ title: { 'zh-CN': device.name }, schema: trigger.schema }}
          street={ground.street}
          people={null}
          actions={[{ id: 'send', label: t('next.sendReading'), tone: 'primary' }]}
          moveOf={moveOf}
          make={make}
          {...(device.samples[0] === undefined ? {} : { first: device.samples[0].reading })}
        />
      </details>
    </>
  )
}

import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { MoveForm } from './move-form.tsx'
import { OpenMove } from './open-move.tsx'
import type { Simulation } from './use-simulation.ts'

interface EventMoveProps {
  readonly simulation: Simulation
  readonly name: string
  /** Account ids. */
  readonly people: readonly string[]
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** An event that somebody may send now, with what it says. */
export function EventMove({ simulation, name, people, isOpen, onToggle }: EventMoveProps) {
  const { t, i18n } = useTranslation('simulator')
  const { definition, ground, make } = simulation
  const declared = definition.events[name]
  if (declared === undefined) return null
  const { title, schema, i18n: texts } = declared
  const form: FormDefinition = {
    title,
    schema: schema ?? { type: 'object', properties: {} },
    ...(texts === undefined ? {} : { i18n: texts }),
  }
  const label = textIn(title, localeOf(i18n))
  return (
    <OpenMove title={t('next.event', { event: label })} isOpen={isOpen} onToggle={onToggle}>
      <MoveForm
        name={name.replaceAll('.', '-')}
        form={form}
        street={ground.street}
        people={people}
        actions={[{ id: 'send', label, tone: 'primary' }]}
        moveOf={(payload, _action, by) => ({
          send: { event: name, by, ...(schema === undefined ? {} : { payload }) },
        })}
        make={make}
      />
    </OpenMove>
  )
}

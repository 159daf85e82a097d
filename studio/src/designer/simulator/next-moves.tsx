import { possibleMoves } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import { Alert } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { ChildMoves } from './child-moves.tsx'
import { ClockMoves } from './clock-moves.tsx'
import { DeviceMoves } from './device-moves.tsx'
import { EventMove } from './event-move.tsx'
import { MoveForm } from './move-form.tsx'
import { OpenMove } from './open-move.tsx'
import { refusalText } from './refusal-text.ts'
import { TaskMove } from './task-move.tsx'
import type { Simulation } from './use-simulation.ts'

interface NextMovesProps {
  readonly simulation: Simulation
  /** What people call the days of the calendar. */
  readonly names: ReadonlyMap<string, string>
}

/** Everything that can happen next to what is shown, each with the button that makes it happen. */
export function NextMoves({ simulation, names }: NextMovesProps) {
  const { t, i18n } = useTranslation('simulator')
  const { definition, ground, frame, frames, at, refusal } = simulation
  const locale = localeOf(i18n)
  const [open, setOpen] = useState<string | null>(null)
  const title = useFocusAfterMove(frames.length)
  const possible = useMemo(
    () => possibleMoves(definition, frame.snapshot, ground.street),
    [definition, frame, ground],
  )
  const isOver = frame.snapshot !== null && frame.snapshot.status !== 'active'
  const later = frames.length - 1 - at
  const toggle = (key: string) => setOpen(open === key ? null : key)
  return (
    <section className="card simulator-card" aria-labelledby="next-title">
      <h2 id="next-title" ref={title} tabIndex={-1}>
        {t('next.title')}
      </h2>
      <div role="status">
        {isOver && <p>{t('next.over')}</p>}
        {refusal !== null && (
          <Alert
            type="error"
            showIcon
            title={t('next.refused', { reason: refusalText(refusal, locale) })}
          />
        )}
      </div>
      {later > 0 && <p className="soft">{t('next.drops', { count: later })}</p>}
      {possible.starts.map(({ form, people }) => {
        const asked = definition.forms[form]
        if (asked === undefined) return null
        return (
          <OpenMove
            key={form}
            title={t('next.start', { form: textIn(asked.title, locale) })}
            isOpen={open === `start:${form}`}
            onToggle={() => toggle(`start:${form}`)}
          >
            <MoveForm
              name={form}
              form={asked}
              street={ground.street}
              people={people}
              actions={[{ id: 'submit', label: t('next.submit'), tone: 'primary' }]}
              moveOf={(answers, _action, by) => ({ submit: { form, by, answers } })}
              make={simulation.make}
            />
          </OpenMove>
        )
      })}
      {possible.tasks.map(({ task, people }) => (
        <TaskMove
          key={task.id}
          {...{ simulation, task, people }}
          isOpen={open === task.id}
          onToggle={() => toggle(task.id)}
        />
      ))}
      {possible.children.map((child) => (
        <ChildMoves key={child.invoke} {...{ simulation, child }} />
      ))}
      {possible.events.map(({ name, people }) => (
        <EventMove
          key={name}
          {...{ simulation, name, people }}
          isOpen={open === `event:${name}`}
          onToggle={() => toggle(`event:${name}`)}
        />
      ))}
      {possible.readings.length > 0 && (
        <OpenMove
          title={t('next.device')}
          isOpen={open === 'device'}
          onToggle={() => toggle('device')}
        >
          <DeviceMoves simulation={simulation} readings={possible.readings} />
        </OpenMove>
      )}
      <ClockMoves simulation={simulation} timers={possible.timers} names={names} />
    </section>
  )
}

/** Whoever made a move stood on a button that may be gone: she goes on at the head of what can happen then. */
function useFocusAfterMove(frameCount: number) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(frameCount)
  useEffect(() => {
    if (frameCount > before.current) title.current?.focus()
    before.current = frameCount
  }, [frameCount])
  return title
}

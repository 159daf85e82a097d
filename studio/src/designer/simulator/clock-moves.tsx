import { formatInstant, parseInstant } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import type { ArmedTimer } from '@linli/schemas/snapshot'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { momentText } from '../../ui/moment-text.ts'
import { DueReason } from './due-reason.tsx'
import type { Simulation } from './use-simulation.ts'

interface ClockMovesProps {
  readonly simulation: Simulation
  /** The one that is due first first. */
  readonly timers: readonly ArmedTimer[]
  readonly names: ReadonlyMap<string, string>
}

/** The virtual clock: what is due when and why then, and how it is moved on. */
export function ClockMoves({ simulation, timers, names }: ClockMovesProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const { definition, frame, make } = simulation
  const now = momentText(new Date(frame.now).toISOString(), locale)
  return (
    <div className="next-clock">
      <h3>{t('clock.title')}</h3>
      <p>{t('clock.now', { time: now })}</p>
      <ul className="next-timers">
        {timers.map((timer) => {
          const title = definition.timers[timer.name]?.title
          const called = title === undefined ? timer.name : textIn(title, locale)
          const due = momentText(new Date(timer.dueAt).toISOString(), locale)
          return (
            <li key={timer.event}>
              <p>
                <strong>{called}</strong> {t('clock.due', { time: due })}
              </p>
              <Button onClick={() => make({ advance: formatInstant(timer.dueAt) })}>
                {t('clock.jump', { timer: called })}
              </Button>
              <DueReason simulation={simulation} timer={timer} names={names} />
            </li>
          )
        })}
      </ul>
      {frame.snapshot?.status !== 'done' && <ToDate key={frame.now} simulation={simulation} />}
    </div>
  )
}

/** Before the first move it is the start that is set. */
function ToDate({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation('simulator')
  const id = useId()
  const { frame, run, make, restart } = simulation
  const [typed, setTyped] = useState(formatInstant(frame.now).slice(0, 16))
  const instant = `${typed.slice(0, 16)}:00+08:00`
  const isFirst = run.moves.length === 0
  const at = parseInstant(instant)
  // The field knows no seconds.
  const isPast = at !== null && !isFirst && at < frame.now - (frame.now % 60_000)
  const isNow = at !== null && !isFirst && at <= frame.now
  const go = () => (isFirst ? restart(instant) : make({ advance: instant }))
  return (
    <form
      className="simulator-buttons"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <label htmlFor={id}>{t(isFirst ? 'clock.startsAt' : 'clock.toDate')}</label>
      <input
        id={id}
        type="datetime-local"
        className="clock-input"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit" disabled={at === null || isNow}>
        {t(isFirst ? 'clock.set' : 'clock.go')}
      </Button>
      {isPast && <span className="run-refused">{t('clock.past')}</span>}
    </form>
  )
}

import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { momentText } from '../../ui/moment-text.ts'
import { moveText } from './move-text.ts'
import { refusalText } from './refusal-text.ts'
import type { Simulation } from './use-simulation.ts'
import { useSimulatorWording } from './use-simulator-wording.ts'

/** What was done, one move after another; each can be looked at, and what came after it taken back. */
export function RunLog({ simulation }: { readonly simulation: Simulation }) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const wording = useSimulatorWording()
  const { definition, ground, run, frames, at, show, undoTo, restart } = simulation
  const title = useRef<HTMLHeadingElement>(null)
  const count = run.moves.length
  const before = useRef(count)
  // Whoever took something back stood on a button that is gone.
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) title.current?.focus()
    before.current = count
  }, [count])
  const timeAt = (index: number) =>
    momentText(new Date(frames[index]?.now ?? 0).toISOString(), locale)
  return (
    <section className="card simulator-card" aria-labelledby="run-title">
      <h2 id="run-title" ref={title} tabIndex={-1}>
        {t('log.title', { count })}
      </h2>
      <ol className="run-log">
        <li aria-current={at === 0 ? 'step' : undefined}>
          <button type="button" className="run-move" onClick={() => show(0)}>
            <span className="soft">{timeAt(0)}</span> {t('log.begins')}
          </button>
        </li>
        {run.moves.map((move, index) => {
          const refusal = frames[index + 1]?.refusal ?? null
          return (
            <li key={index} aria-current={at === index + 1 ? 'step' : undefined}>
              <button type="button" className="run-move" onClick={() => show(index + 1)}>
                <span className="soft">{timeAt(index + 1)}</span>{' '}
                {moveText(move, { definition, street: ground.street, wording })}
                {refusal !== null && (
                  <span className="run-refused">
                    {t('log.refused', { reason: refusalText(refusal, locale) })}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
      {count > 0 && (
        <div className="simulator-buttons">
          <Button onClick={() => undoTo(count - 1)}>{t('log.undoLast')}</Button>
          {at < count - 1 && (
            <Button onClick={() => undoTo(at)}>{t('log.undoTo', { count: count - at })}</Button>
          )}
          <Button onClick={() => restart()}>{t('log.restart')}</Button>
        </div>
      )}
    </section>
  )
}

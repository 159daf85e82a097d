import type { PossibleMoves } from '@linli/runtime/core'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Simulation } from './use-simulation.ts'

interface ChildMovesProps {
  readonly simulation: Simulation
  readonly child: PossibleMoves['children'][number]
}

const FAILURES = ['cancelled', 'refused'] as const

/** Another service is under way: it does not play here, so whoever plays says how it comes to its end. */
export function ChildMoves({ simulation, child }: ChildMovesProps) {
  const { t } = useTranslation('simulator')
  const { invoke, ref, ends } = child
  return (
    <div className="next-clock">
      <h3>{t('next.child', { what: ref })}</h3>
      <ul className="next-timers">
        {ends.map((end) => (
          <li key={end}>
            <Button onClick={() => simulation.make({ child: { invoke, ends: end } })}>
              {t('next.childEnds', { end })}
            </Button>
          </li>
        ))}
        {FAILURES.map((fails) => (
          <li key={fails}>
            <Button onClick={() => simulation.make({ child: { invoke, fails } })}>
              {t('next.childFails', { why: t(`child.${fails}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

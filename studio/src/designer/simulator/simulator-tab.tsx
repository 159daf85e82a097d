import { textIn } from '@linli/schemas/locale-text'
import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { Lights } from '../canvas/to-flow.ts'
import { WorkflowCanvas } from '../canvas/workflow-canvas.tsx'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { BasisNote } from './basis-note.tsx'
import { NextMoves } from './next-moves.tsx'
import { type Playable, PlayableDraft } from './playable-draft.tsx'
import { RecordRun } from './record-run.tsx'
import { ReplayCase } from './replay-case.tsx'
import { RunLog } from './run-log.tsx'
import { ShareRun } from './share-run.tsx'
import { type Simulation, useSimulation } from './use-simulation.ts'
import { WhyPanel } from './why-panel.tsx'
import './simulator.css'

interface SimulatorTabProps {
  readonly definitionId: string
  readonly draft: DraftDocument
}

/** The draft, played on the real core with people who do not exist: nothing is sent and nothing is kept on the server. */
export function SimulatorTab(props: SimulatorTabProps) {
  const { t } = useTranslation('simulator')
  return (
    <PlayableDraft {...props} broken={t('broken')}>
      {(playable) => <Simulator {...props} {...playable} />}
    </PlayableDraft>
  )
}

interface SimulatorProps extends SimulatorTabProps, Playable {}

function Simulator({ definitionId, definition, draft, calendars, isAssumed }: SimulatorProps) {
  const { t } = useTranslation('simulator')
  const simulation = useSimulation({ definitionId, definition, calendars })
  const { frames, at } = simulation
  const lights = useMemo<Lights>(() => {
    const shown = frames.slice(0, at + 1)
    return {
      active: new Set(shown.at(-1)?.snapshot?.position ?? []),
      visited: new Set(
        shown.flatMap(({ explanations }) => explanations.flatMap(({ entered }) => entered)),
      ),
      taken: new Set(shown.at(-1)?.taken ?? []),
      isPast: at < frames.length - 1,
    }
  }, [frames, at])
  return (
    <div className="simulator">
      <p className="simulator-banner">
        <strong>{t('banner.title')}</strong> {t('banner.text')}
      </p>
      <BasisNote {...{ simulation, calendars, isAssumed }} />
      <OriginNote simulation={simulation} />
      <div className="simulator-columns">
        <div className="simulator-picture">
          <WorkflowCanvas definition={definition} lights={lights} />
        </div>
        <div className="simulator-side">
          <NextMoves simulation={simulation} names={calendars.names} />
          <WhyPanel simulation={simulation} />
          <RunLog simulation={simulation} />
          <RecordRun simulation={simulation} draft={draft} published={calendars.published} />
          <ShareRun definitionId={definitionId} simulation={simulation} />
          <ReplayCase definitionId={definitionId} simulation={simulation} />
        </div>
      </div>
    </div>
  )
}

/** Which scenario is played, and where it is not as it is written. */
function OriginNote({ simulation: { origin } }: { readonly simulation: Simulation }) {
  const { t, i18n } = useTranslation('simulator')
  if (origin === null) return null
  const locale = localeOf(i18n)
  return (
    <Alert
      type={origin.difference === null ? 'info' : 'error'}
      showIcon
      title={t('origin.title', { title: textIn(origin.title, locale) })}
      description={
        origin.difference === null
          ? t('origin.passes')
          : t('origin.differs', { difference: textIn(origin.difference, locale) })
      }
    />
  )
}

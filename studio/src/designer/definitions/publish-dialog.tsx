import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { Alert, Button, Input, Radio } from 'antd'
import { lazy, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isOfWhole } from '../../document/advice.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { OpenedDetails } from '../../ui/opened-details.tsx'
import { MigrationPanel } from '../migrations/migration-panel.tsx'
import { PlaceNames } from '../problems/place-names.tsx'
import { FindingMark } from '../problems/problem-list.tsx'
import { SilencedList } from '../problems/silenced-list.tsx'
import { AskSecond } from './ask-second.tsx'
import { type DefinitionDetail, newestOf } from './definition-detail.ts'
import { DraftChanges } from './draft-changes.tsx'
import { ProofCourse } from './proof-course.tsx'
import { type Publishing, type PublishProps, usePublish } from './use-publish.ts'

// The core that plays is large, and asked for by who publishes.
const DraftTests = lazy(async () => ({ default: (await import('./draft-tests.tsx')).DraftTests }))

interface PublishDialogProps extends PublishProps {
  readonly isBlocked: boolean
}

/** Says what publishing will do, with all findings and changes before one's eyes; blocked while something must be put right. */
export function PublishDialog(props: PublishDialogProps) {
  const { definition, draft, isBlocked, onClose } = props
  const { t } = useTranslation('studio')
  const publishing = usePublish(props)
  const { problem, isBusy, publish, isAlone } = publishing
  const newest = newestOf(definition.versions)
  const next = (newest?.number ?? 0) + 1
  const { findings } = draft.examined
  if (publishing.movingTo !== null) {
    return <MovingDialog definition={definition} number={publishing.movingTo} onClose={onClose} />
  }
  return (
    <Dialog
      open
      opensAt="head"
      width={860}
      title={t('publish.title', { title: definition.title, number: next })}
      okText={t('publish.confirm', { number: next })}
      okButtonProps={{ disabled: isBlocked || draft.isChecking || !isAlone, loading: isBusy }}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <div className="publish-dialog">
        {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
        <ProofCourse {...publishing.proof} />
        <RunningCases count={definition.activeCount} publishing={publishing} />
        {isBlocked && <Alert type="error" showIcon title={t('publish.blocked')} />}
        <Findings findings={findings} definition={draft.definition} />
        {draft.definition !== null && (
          <SilencedList definition={draft.definition} findings={draft.examined.silenced} />
        )}
        {draft.definition !== null && !isBlocked && (
          <Suspense fallback={null}>
            <DraftTests definition={draft.definition} />
          </Suspense>
        )}
        <NameField publishing={publishing} />
        {!isAlone && <AskSecond publishing={publishing} />}
        <DraftChanges definition={definition} draft={draft} onLeave={onClose} />
      </div>
    </Dialog>
  )
}

interface RunningCasesProps {
  readonly count: number
  readonly publishing: Publishing
}

/** What becomes of running cases. Where a second official publishes, she is told the choice and begins the move. */
function RunningCases({ count, publishing: { moves, setMoves } }: RunningCasesProps) {
  const { t } = useTranslation('studio')
  const title = useId()
  if (count === 0) return <p>{t('publish.noneRunning')}</p>
  return (
    <fieldset className="publish-running">
      <legend id={title}>{t('publish.whatOfRunning', { count })}</legend>
      <Radio.Group
        aria-labelledby={title}
        vertical
        value={moves ? 'move' : 'stay'}
        onChange={({ target }) => setMoves(target.value === 'move')}
        options={(['stay', 'move'] as const).map((value) => ({
          value,
          label: t(`publish.cases.${value}`),
        }))}
      />
    </fieldset>
  )
}

interface MovingDialogProps {
  readonly definition: DefinitionDetail
  readonly number: number
  readonly onClose: () => void
}

/** The version is out; which running cases move to it is judged, asked and done here. It goes on without the dialog. */
function MovingDialog({ definition, number, onClose }: MovingDialogProps) {
  const { t } = useTranslation('studio')
  return (
    <Dialog
      open
      width={860}
      title={t('publish.movingTitle', { title: definition.title, number })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('publish.movingClose')}</Button>}
    >
      <MigrationPanel definitionId={definition.definitionId} />
    </Dialog>
  )
}

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly definition: Definition | null
}

/** Each with its place; what is advised of nearly every text, once with all its places folded away. */
function Findings({ findings, definition }: FindingsProps) {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const own = findings.filter((finding) => !isOfWhole(finding))
  const common = findings.filter(isOfWhole)
  const [first] = common
  if (findings.length === 0) return null
  return (
    <ul className="finding-list">
      {own.map((finding) => (
        <li key={`${finding.code}:${finding.path}`}>
          <FindingMark severity={finding.severity} /> {textIn(finding.message, locale)}{' '}
          <span className="soft">
            <PlaceNames definition={definition} path={finding.path} />
          </span>
        </li>
      ))}
      {first !== undefined && (
        <li>
          <FindingMark severity={first.severity} /> {textIn(first.message, locale)}
          <OpenedDetails summary={t('publish.places', { count: common.length })}>
            {() => (
              <ul>
                {common.map(({ path }) => (
                  <li key={path}>
                    <PlaceNames definition={definition} path={path} />
                  </li>
                ))}
              </ul>
            )}
          </OpenedDetails>
        </li>
      )}
    </ul>
  )
}

/** In characters, as the server counts them. */
const LONGEST_NAME = 60

function NameField({ publishing: { name, setName } }: { readonly publishing: Publishing }) {
  const { t } = useTranslation('studio')
  const id = useId()
  return (
    <div className="publish-name">
      <label htmlFor={id}>{t('publish.name')}</label>
      <Input
        id={id}
        value={name}
        maxLength={LONGEST_NAME}
        aria-describedby={`${id}-help`}
        onChange={(event) => setName(event.target.value)}
      />
      <span id={`${id}-help`} className="soft">
        {t('publish.nameHelp')}
      </span>
    </div>
  )
}

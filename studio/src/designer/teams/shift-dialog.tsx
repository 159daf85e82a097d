import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AddShiftDocument,
  ChangeShiftDocument,
  RemoveShiftDocument,
  type ShiftFieldsFragment,
  type TeamHeadFieldsFragment,
} from '../../api/documents.ts'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { type Chosen, CrewSelect } from './crew-select.tsx'
import { NoteOfShift } from './shift-note.tsx'
import { instantOf, localText, shiftText } from './shift-time.ts'
import { SwapDialog } from './swap-dialog.tsx'

const HOUR_MS = 3_600_000
const LENGTH_MS = 12 * HOUR_MS

export interface ShiftDialogProps {
  readonly team: TeamHeadFieldsFragment
  /** Null for a new one. */
  readonly shift: ShiftFieldsFragment | null
  /** Of the week that is shown. */
  readonly others: readonly ShiftFieldsFragment[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** One shift: its times and people, what else can be done with it, and its hand-over note. */
export function ShiftDialog(props: ShiftDialogProps) {
  const { shift } = props
  const [isSwapping, setIsSwapping] = useState(false)
  const [openedAt] = useState(() => Date.now())
  if (shift === null) return <EditShift {...props} openedAt={openedAt} />
  if (isSwapping) return <SwapDialog {...props} shift={shift} />
  if (Date.parse(shift.untilAt) <= openedAt) return <PastShift {...props} shift={shift} />
  return <EditShift {...props} openedAt={openedAt} onSwap={() => setIsSwapping(true)} />
}

interface EditShiftProps extends ShiftDialogProps {
  readonly openedAt: number
  readonly onSwap?: () => void
}

function EditShift({ team, shift, openedAt, onSwap, onClose, onSaved }: EditShiftProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const begin = useInstant(shift?.fromAt ?? null, nextHour(openedAt))
  const end = useInstant(shift?.untilAt ?? null, nextHour(openedAt) + LENGTH_MS)
  const [crew, setCrew] = useState<readonly Chosen[]>(
    (shift?.people ?? []).map(({ id: value, name }) => ({ value, label: name })),
  )
  const adding = useSaving(AddShiftDocument, onSaved)
  const changing = useSaving(ChangeShiftDocument, onSaved)
  const isRunning = shift !== null && Date.parse(shift.fromAt) <= openedAt
  const [fromAt, untilAt] = [begin.instant, end.instant]
  const save = () => {
    if (fromAt === null || untilAt === null) return
    const sent = { fromAt, untilAt, people: crew.map(({ value }) => value) }
    if (shift === null) void adding.send({ nodeId: team.id, shift: sent })
    else void changing.send({ id: shift.id, shift: sent })
  }
  return (
    <ConfirmDialog
      title={shift === null ? t('shift.add') : shiftText(shift)}
      confirm={t(shift === null ? 'shift.addNow' : 'shift.save')}
      saving={shift === null ? adding : changing}
      isReady={crew.length > 0 && fromAt !== null && untilAt !== null}
      onConfirm={save}
      onClose={onClose}
    >
      {isRunning && <Alert type="info" showIcon title={t('shift.cut')} />}
      <div className="field-entry">
        <label htmlFor={`${id}-from`}>{t('shift.from')}</label>
        <Input
          id={`${id}-from`}
          type="datetime-local"
          disabled={isRunning}
          value={begin.text}
          onChange={(event) => begin.setText(event.target.value)}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-until`}>{t('shift.until')}</label>
        <Input
          id={`${id}-until`}
          type="datetime-local"
          value={end.text}
          onChange={(event) => end.setText(event.target.value)}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-crew`}>{t('shift.people')}</label>
        <CrewSelect
          id={`${id}-crew`}
          placeholder={t('members.choose')}
          crew={crew}
          onChange={setCrew}
        />
        <p className="soft">{t('shift.peopleHelp')}</p>
      </div>
      {shift !== null && (
        <ShiftDeeds shift={shift} onSwap={isRunning ? null : (onSwap ?? null)} onSaved={onSaved} />
      )}
      {shift !== null && isRunning && <NoteOfShift shift={shift} onSaved={onSaved} />}
    </ConfirmDialog>
  )
}

function nextHour(instant: number): number {
  return Math.ceil(instant / HOUR_MS) * HOUR_MS
}

/** An instant being typed; what was not typed anew stays as it was, to the millisecond. */
function useInstant(known: string | null, otherwise: number) {
  const before = localText(known === null ? otherwise : Date.parse(known))
  const [text, setText] = useState(before)
  const instant = known !== null && text === before ? known : instantOf(text)
  return { text, setText, instant }
}

interface ShiftDeedsProps {
  readonly shift: ShiftFieldsFragment
  /** Null where it has begun. */
  readonly onSwap: (() => void) | null
  readonly onSaved: () => void
}

function ShiftDeeds({ shift, onSwap, onSaved }: ShiftDeedsProps) {
  const { t } = useTranslation('team')
  const [isAsked, setIsAsked] = useState(false)
  const removing = useSaving(RemoveShiftDocument, onSaved)
  return (
    <>
      {removing.problem !== null && (
        <Alert type="error" showIcon role="alert" title={removing.problem} />
      )}
      <div className="org-buttons">
        {onSwap !== null && <Button onClick={onSwap}>{t('shift.swap')}</Button>}
        {/* The second press means it: nothing but this shift goes. */}
        <Button
          danger
          loading={removing.isSaving}
          onClick={() => (isAsked ? void removing.send({ id: shift.id }) : setIsAsked(true))}
        >
          {t(isAsked ? 'shift.removeAsk' : 'shift.remove')}
        </Button>
      </div>
    </>
  )
}

function PastShift({
  shift,
  onClose,
  onSaved,
}: ShiftDialogProps & { readonly shift: ShiftFieldsFragment }) {
  const { t } = useTranslation(['team', 'org'])
  return (
    <ConfirmDialog
      title={shiftText(shift)}
      confirm={t('org:leave.close')}
      saving={{ problem: null, isSaving: false }}
      onConfirm={onClose}
      onClose={onClose}
    >
      <p>{t('shift.past')}</p>
      <p>{shift.people.map(({ name }) => name).join(' ')}</p>
      <NoteOfShift shift={shift} onSaved={onSaved} />
    </ConfirmDialog>
  )
}

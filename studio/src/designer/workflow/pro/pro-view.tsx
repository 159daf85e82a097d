import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placeStates } from '../../../document/workflow/edit-layout.ts'
import { spotAfter } from '../../../document/workflow/insert-step.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { exactText } from '../../../staff/time-text.ts'
import { Delayed } from '../../../ui/delayed.tsx'
import { type Point, placesOf } from '../../canvas/layout.ts'
import { remarkIdOf } from '../../canvas/remarks-to-flow.ts'
import { type LaidOut, laidOutOnce, useLaidOut } from '../../canvas/use-laid-out.ts'
import { REMARK_KEYS_ID } from '../../canvas/use-remark-words.ts'
import { WorkflowCanvas } from '../../canvas/workflow-canvas.tsx'
import { definitionPath } from '../../definitions/definition-detail.ts'
import { stepDeedOf } from '../step-keys.ts'
import { useTitleOf } from '../use-editing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { printPicture } from './print-picture.ts'
import { RemarkBar } from './remark-bar.tsx'
import { savePicture } from './save-picture.ts'
import { type CanvasSight, SightTeller, useAddRemark } from './use-add-remark.ts'
import { type Remarks, useRemarks } from './use-remarks.ts'

/** The 专业 view: every state, event and time limit as a diagram in which states are moved; where they stand means nothing, and neither do the
 *  notes and frames among them. */
export function ProView() {
  const { definition, diagram } = useWorkflow()
  const drawn = useLaidOut(diagram, definition.layout)
  return drawn === null ? <Delayed /> : <Drawn drawn={drawn} />
}

function Drawn({ drawn }: { readonly drawn: LaidOut }) {
  const { t } = useTranslation('workflow')
  const { definition, select, standing } = useWorkflow()
  const remarks = useRemarks()
  const sight: CanvasSight = useRef(null)
  const { diagram, layout } = drawn
  // A step that is put in moves nobody: the others are kept where they are drawn.
  useEffect(() => {
    standing.current = placesOf(diagram, layout)
    return () => {
      standing.current = null
    }
  }, [standing, diagram, layout])
  const editing = useCanvasEditing(drawn, remarks)
  return (
    <div className="pro-view">
      <ProBar drawn={drawn} remarks={remarks} sight={sight} />
      <ProKeys remarks={remarks}>
        <WorkflowCanvas
          definition={definition}
          editing={editing}
          onChoose={(uid) => {
            if (uid !== null) select({ state: uid, part: null, way: null })
          }}
        >
          <SightTeller sight={sight} />
          <RemarkBar remarks={remarks} />
        </WorkflowCanvas>
      </ProKeys>
      <p id={REMARK_KEYS_ID} hidden>
        {t('remark.keys')}
      </p>
    </div>
  )
}

/** What is chosen and moved on the canvas. It knows of the definition only what is drawn of its states: a note that changes draws none of them
 *  anew. */
function useCanvasEditing(drawn: LaidOut, { editing: remarks }: Remarks) {
  const { definition, selection, select, edit, openMenu } = useWorkflow()
  const { diagram, layout } = drawn
  const titleOf = useTitleOf(definition)
  const latest = useRef(titleOf)
  latest.current = titleOf
  const move = useCallback(
    (uid: string, at: Point) => {
      const places = placesOf(diagram, layout)
      const [had, box] = [places[uid], layout.boxes.get(uid)]
      if (had === undefined || box === undefined) return
      const here = { x: had.x + at.x - box.x, y: had.y + at.y - box.y }
      edit((now) => placeStates(now, { ...places, [uid]: here }), {
        ...{ key: 'moveStep', what: latest.current(uid), mergeKey: `move:${uid}` },
      })
    },
    [diagram, layout, edit],
  )
  return useMemo(
    () => ({
      drawn,
      chosen: selection.state,
      chosenWay: selection.way,
      onMove: move,
      onChooseWay: ({ id, source }: { readonly id: string; readonly source: string }) => {
        select({ state: source, way: id, part: null })
      },
      onMenu: (uid: string, at: Point) => {
        if (uid !== 'start' && !uid.startsWith('initial:')) openMenu(uid, at)
      },
      remarks,
    }),
    [drawn, selection, move, select, openMenu, remarks],
  )
}

interface ProBarProps {
  readonly drawn: LaidOut
  readonly remarks: Remarks
  readonly sight: CanvasSight
}

/** What is done to the whole diagram: what is put beside its states, how they stand, and pictures of it. */
function ProBar({ drawn, remarks, sight }: ProBarProps) {
  const { t, i18n } = useTranslation(['workflow', 'staff'])
  const locale = localeOf(i18n)
  const { definition, definitionId, edit } = useWorkflow()
  const add = useAddRemark(remarks.editing, sight)
  const { diagram } = drawn
  const picture = { ...drawn, remarks: Object.values(definition.remarks ?? {}) }
  const tidy = async () => {
    const places = placesOf(diagram, await laidOutOnce(diagram, {}))
    edit((now) => ({ ...now, layout: places }), { key: 'tidy' })
  }
  const print = () => {
    const time = t('staff:print.at', { time: exactText(new Date().toISOString(), locale) })
    const address = `${window.location.origin}/studio${definitionPath(definitionId)}?tab=canvas&view=pro`
    printPicture(picture, { title: textIn(definition.title, locale), time, address })
  }
  const save = (kind: 'svg' | 'png') => savePicture(picture, `${definitionId}.${kind}`)
  return (
    <div className="workflow-bar">
      <Button className="add-note" onClick={() => add('note')}>
        {t('remark.addNote')}
      </Button>
      <Button onClick={() => add('frame')}>{t('remark.addFrame')}</Button>
      <Button onClick={() => void tidy()}>{t('pro.tidy')}</Button>
      <Button onClick={() => void save('svg')}>{t('pro.svg')}</Button>
      <Button onClick={() => void save('png')}>{t('pro.png')}</Button>
      <Button onClick={print}>{t('pro.print')}</Button>
    </div>
  )
}

interface ProKeysProps {
  readonly remarks: Remarks
  readonly children: React.ReactNode
}

/** The same keys as in the 简洁 view, but for the arrows: they move what is chosen. Notes and frames have keys of their own. */
function ProKeys({ remarks, children }: ProKeysProps) {
  const { definition, askInsert, askConnect, deeds } = useWorkflow()
  const keys = (event: KeyboardEvent) => {
    const { node, uid, remark } = nodeOf(event)
    // A key that is pressed in its text is a letter.
    if (remark !== null && event.target === node) remarks.deeds.press(remark, event)
    const deed = stepDeedOf(event)
    if (uid === null || remark !== null || deed === null || uid === 'start') return
    event.preventDefault()
    if (deed === 'insert') askInsert(spotAfter(definition, uid))
    else if (deed === 'connect') askConnect(uid)
    else deeds[deed](uid)
  }
  const choose = (event: FocusEvent) => {
    const { node, remark } = nodeOf(event)
    if (node !== null) remarks.editing.onChoose(remark)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards in it, which take the focus.
    <div className="pro-canvas" onKeyDown={keys} onFocus={choose}>
      {children}
    </div>
  )
}

/** What of the canvas an event is in: a state, or a note or frame. */
function nodeOf({ target }: KeyboardEvent | FocusEvent) {
  const node = target instanceof Element ? target.closest('.react-flow__node') : null
  const uid = node?.getAttribute('data-id') ?? null
  return { node, uid, remark: uid === null ? null : remarkIdOf(uid) }
}

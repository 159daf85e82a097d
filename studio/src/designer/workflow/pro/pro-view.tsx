import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { type KeyboardEvent, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { placeStates } from '../../../document/workflow/edit-layout.ts'
import { spotAfter } from '../../../document/workflow/insert-step.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { exactText } from '../../../staff/time-text.ts'
import { Delayed } from '../../../ui/delayed.tsx'
import { type Point, placesOf } from '../../canvas/layout.ts'
import { type LaidOut, laidOutOnce, useLaidOut } from '../../canvas/use-laid-out.ts'
import { WorkflowCanvas } from '../../canvas/workflow-canvas.tsx'
import { definitionPath } from '../../definitions/definition-detail.ts'
import { stepDeedOf } from '../step-keys.ts'
import { useTitleOf } from '../use-editing.ts'
import { useWorkflow } from '../workflow-context.ts'
import { printPicture } from './print-picture.ts'
import { savePicture } from './save-picture.ts'

/** The 专业 view: every state, event and time limit as a diagram in which states are moved; where they stand means nothing. */
export function ProView() {
  const { definition, diagram } = useWorkflow()
  const drawn = useLaidOut(diagram, definition.layout)
  return drawn === null ? <Delayed /> : <Drawn drawn={drawn} />
}

function Drawn({ drawn }: { readonly drawn: LaidOut }) {
  const { t, i18n } = useTranslation(['workflow', 'staff'])
  const locale = localeOf(i18n)
  const { definition, definitionId, selection, select, edit, openMenu, standing } = useWorkflow()
  const titleOf = useTitleOf(definition)
  const { diagram, layout } = drawn
  // A step that is put in moves nobody: the others are kept where they are drawn.
  useEffect(() => {
    standing.current = placesOf(diagram, layout)
    return () => {
      standing.current = null
    }
  }, [standing, diagram, layout])
  const move = useCallback(
    (uid: string, at: Point) => {
      const places = placesOf(diagram, layout)
      const [had, box] = [places[uid], layout.boxes.get(uid)]
      if (had === undefined || box === undefined) return
      const here = { x: had.x + at.x - box.x, y: had.y + at.y - box.y }
      edit((now) => placeStates(now, { ...places, [uid]: here }), {
        ...{ key: 'moveStep', what: titleOf(uid), mergeKey: `move:${uid}` },
      })
    },
    [diagram, layout, edit, titleOf],
  )
  const tidy = async () => {
    const places = placesOf(diagram, await laidOutOnce(diagram, {}))
    edit((now) => ({ ...now, layout: places }), { key: 'tidy' })
  }
  const editing = useMemo(
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
    }),
    [drawn, selection, move, select, openMenu],
  )
  const print = () => {
    const time = t('staff:print.at', { time: exactText(new Date().toISOString(), locale) })
    const address = `${window.location.origin}/studio${definitionPath(definitionId)}?tab=canvas&view=pro`
    printPicture(diagram, layout, { title: textIn(definition.title, locale), time, address })
  }
  const name = `${definitionId}.`
  return (
    <div className="pro-view">
      <div className="workflow-bar">
        <Button onClick={() => void tidy()}>{t('pro.tidy')}</Button>
        <Button onClick={() => void savePicture(diagram, layout, `${name}svg`)}>
          {t('pro.svg')}
        </Button>
        <Button onClick={() => void savePicture(diagram, layout, `${name}png`)}>
          {t('pro.png')}
        </Button>
        <Button onClick={print}>{t('pro.print')}</Button>
      </div>
      <ProKeys>
        <WorkflowCanvas
          definition={definition}
          editing={editing}
          onChoose={(uid) => {
            if (uid !== null) select({ state: uid, part: null, way: null })
          }}
        />
      </ProKeys>
    </div>
  )
}

/** The same keys as in the 简洁 view, but for the arrows: they move what is chosen. */
function ProKeys({ children }: { readonly children: React.ReactNode }) {
  const { definition, askInsert, askConnect, deeds } = useWorkflow()
  const keys = (event: KeyboardEvent) => {
    const node = event.target instanceof Element ? event.target.closest('.react-flow__node') : null
    const uid = node?.getAttribute('data-id') ?? null
    const deed = stepDeedOf(event)
    if (uid === null || deed === null || uid === 'start') return
    event.preventDefault()
    if (deed === 'insert') askInsert(spotAfter(definition, uid))
    else if (deed === 'connect') askConnect(uid)
    else deeds[deed](uid)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards in it, which take the focus.
    <div className="pro-canvas" onKeyDown={keys}>
      {children}
    </div>
  )
}

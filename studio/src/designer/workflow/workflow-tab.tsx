import type { Definition } from '@linli/schemas/definition'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Spot } from '../../document/workflow/insert-step.ts'
import { placedStates } from '../../document/workflow/placed-states.ts'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { useAfterPicture } from '../../ui/after-picture.ts'
import type { Point } from '../canvas/layout.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { ConnectDialog } from './connect-dialog.tsx'
import { KindDialog } from './kind-dialog.tsx'
import { Panel } from './panel/panel.tsx'
import { ProView } from './pro/pro-view.tsx'
import { readSelection, type Selection, selectionQuery, type View } from './selection.ts'
import { FlowView } from './simple/flow-view.tsx'
import { StepMenu } from './step-menu.tsx'
import { WorkflowText } from './text/workflow-text.tsx'
import { useDrawn } from './use-drawn.ts'
import { useEdit, useInsert, useStepDeeds } from './use-editing.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useProblems } from './use-problems.ts'
import { WorkflowBar } from './workflow-bar.tsx'
import { type Workflow, WorkflowContext } from './workflow-context.ts'
import './workflow.css'

interface WorkflowTabProps {
  readonly definitionId: string
  readonly definition: Definition
  readonly draft: DraftDocument
}

type Asked =
  | { readonly kind: 'insert'; readonly spot: Spot }
  | { readonly kind: 'connect'; readonly uid: string }
  | { readonly kind: 'menu'; readonly uid: string; readonly at: Point }

/** The workflow of the text being edited, in two views of it with the properties of what is chosen beside them. */
export function WorkflowTab({ definitionId, definition, draft }: WorkflowTabProps) {
  const { t } = useTranslation('workflow')
  const { selection, select } = useSelection(definitionId)
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const isReading = selection.as === 'text'
  const close = () => setAsked(null)
  const edit = useEdit(draft)
  const standing = useRef<Definition['layout'] | null>(null)
  const editing = { draft, select, say: setSaid, standing }
  const insert = useInsert(editing, edit)
  const deeds = useStepDeeds(editing, edit)
  const problems = useProblems(draft.examined)
  const drawn = useDrawn(definition)
  const view = useView(definition, selection)
  const asks = useMemo(
    () => ({
      askInsert: (spot: Spot) => setAsked({ kind: 'insert', spot }),
      askConnect: (uid: string) => setAsked({ kind: 'connect', uid }),
      openMenu: (uid: string, at: Point) => setAsked({ kind: 'menu', uid, at }),
      say: setSaid,
    }),
    [],
  )
  const isHeld = !draft.isDirty
  const workflow = useMemo(
    (): Workflow => ({
      ...{ definition, definitionId, isHeld, problems, selection, select, edit, deeds },
      ...drawn,
      ...asks,
      standing,
    }),
    [definition, definitionId, isHeld, problems, selection, select, edit, deeds, drawn, asks],
  )
  const beside = useBeside(workflow)
  return (
    <>
      <div className="workflow">
        <WorkflowContext value={workflow}>
          <WorkflowBar view={view} />
        </WorkflowContext>
        <div className={`workflow-body${selection.state === null ? '' : ' workflow-chosen'}`}>
          <Shown view={isReading ? 'text' : view} workflow={workflow} />
          <WorkflowContext value={beside}>
            <Properties isBehind={!isSamePlace(beside.selection, selection)} />
          </WorkflowContext>
        </div>
        <p className="visually-hidden" role="status">
          {said}
        </p>
        {asked?.kind === 'insert' && (
          <KindDialog
            onClose={close}
            onChoose={(kind) => {
              close()
              insert(asked.spot, kind)
            }}
          />
        )}
        <WorkflowContext value={workflow}>
          {asked?.kind === 'connect' && <ConnectDialog uid={asked.uid} onClose={close} />}
          {asked?.kind === 'menu' && <StepMenu uid={asked.uid} at={asked.at} onClose={close} />}
        </WorkflowContext>
      </div>
      <p className="visually-hidden">{t('help')}</p>
    </>
  )
}

/** The workflow for the properties beside the flow: what is done there is seen there at once, and what is done in the flow is seen in the flow
 *  first. */
function useBeside(workflow: Workflow): Workflow {
  const [isFirst, setIsFirst] = useState(false)
  const calm = useAfterPicture(workflow)
  const { edit } = workflow
  const own = useCallback<Workflow['edit']>(
    (change, about) => {
      setIsFirst(true)
      edit(change, about)
    },
    [edit],
  )
  const shown = isFirst ? workflow : calm
  if (isFirst && calm === workflow) setIsFirst(false)
  return useMemo(() => ({ ...shown, edit: own }), [shown, own])
}

function isSamePlace(one: Selection, other: Selection): boolean {
  return one.state === other.state && one.way === other.way
}

const Properties = memo(Panel)

interface ShownProps {
  readonly view: View | 'text'
  readonly workflow: Workflow
}

/** Drawn anew only with another view or another workflow. The 简洁 view has no context around it: for every new one React looks through all
 *  that is drawn in it, and that may be hundreds of steps. */
const Shown = memo(function Shown({ view, workflow }: ShownProps) {
  return (
    <div className="workflow-main">
      {view === 'simple' ? (
        <FlowView workflow={workflow} />
      ) : (
        <WorkflowContext value={workflow}>
          {view === 'text' ? <WorkflowText /> : <ProView />}
        </WorkflowContext>
      )}
    </div>
  )
})

/** What is looked at stands in the address: a reload shows it again, and the way back of the browser leads back. */
function useSelection(definitionId: string): {
  readonly selection: Selection
  readonly select: Workflow['select']
} {
  const query = useQueryString().toString()
  const selection = useMemo(() => readSelection(new URLSearchParams(query)), [query])
  const go = useGo()
  const latest = useRef({ selection, go })
  latest.current = { selection, go }
  const select = useCallback(
    (next: Partial<Selection>) => {
      const wanted = selectionQuery({ ...latest.current.selection, ...next })
      if (wanted === selectionQuery(latest.current.selection)) return
      latest.current.go(`${definitionPath(definitionId)}?${wanted}`)
    },
    [definitionId],
  )
  return { selection, select }
}

/** The view that was chosen; else 专业 for what 简洁 does not show whole. A narrow page has room for 简洁 alone. */
function useView(definition: Definition, { view }: Selection): View {
  const isNarrow = useIsNarrow()
  const [first] = useState<View>(() => (isPlain(definition) ? 'simple' : 'pro'))
  return view ?? (isNarrow ? 'simple' : first)
}

function isPlain({ machine }: Definition): boolean {
  const placed = placedStates(machine)
  const hasEvents = [machine, ...placed.map(({ state }) => state)].some(
    ({ on }) => on !== undefined,
  )
  const isNested = placed.some(({ state }) => state.type === 'parallel' || state.type === 'history')
  return !hasEvents && !isNested && machine.type === undefined
}

import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { Segmented } from 'antd'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiFormServices } from '../../api/use-api-form-services.ts'
import type { Slot } from '../../document/form/add-field.ts'
import type { StreetBlock } from '../../document/form/blocks/place-block.ts'
import type { FieldKind } from '../../document/form/field-kind.ts'
import {
  addressOf,
  containerOf,
  type FieldPath,
  fieldAt,
  pathText,
} from '../../document/form/field-path.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { type BlockDeed, BlockDialogs } from './blocks/block-dialogs.tsx'
import { BlockPalette } from './blocks/block-palette.tsx'
import type { Blocks } from './blocks/use-blocks.ts'
import { DragArea, type Dragged } from './drag-adapter.tsx'
import { FieldPane } from './field-pane.tsx'
import type { FieldProblems } from './field-problems.ts'
import { FormCanvas } from './form-canvas.tsx'
import { FormPane } from './form-pane.tsx'
import { Outline } from './outline.tsx'
import { Palette } from './palette.tsx'
import { type Leaving, RemovalDialog } from './removal-dialog.tsx'
import {
  clipboardOf,
  type FieldActs,
  slotAfter,
  useFieldActs,
  useFocusOn,
} from './use-field-acts.tsx'
import type { FormDeeds } from './use-form-deeds.ts'
import type { FormPlace, FormSteps } from './use-form-place.ts'

const PANES = ['add', 'outline', 'canvas', 'properties'] as const
type Pane = (typeof PANES)[number]

interface DesignViewProps {
  readonly definition: Definition
  readonly form: FormDefinition
  readonly place: FormPlace
  readonly steps: FormSteps
  readonly deeds: FormDeeds
  readonly problems: FieldProblems
  readonly published: FormDefinition | null
  readonly blocks: Blocks
}

/** Palette or outline, the form, and what is said of the chosen field; on a phone one of them at a time. */
export function DesignView(props: DesignViewProps) {
  const { form, place, steps, deeds, problems } = props
  const [blockDeed, setBlockDeed] = useState<BlockDeed | null>(null)
  const [slot, setSlot] = useState<Slot | null>(null)
  const [pane, setPane] = useState<Pane>('canvas')
  const [side, setSide] = useState<'add' | 'outline'>('add')
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const show = (next: Pane) => {
    setPane(next)
    if (next === 'add' || next === 'outline') setSide(next)
  }
  const acts = useFieldActs({
    place,
    steps,
    deeds,
    onInsert: (next) => {
      setSlot(next)
      show('add')
      focusLater('.palette-kind')
    },
    onEdit: () => {
      show('properties')
      focusLater('.pane-properties input, .pane-properties textarea')
    },
    onKeep: () => setBlockDeed({ kind: 'save' }),
    onAskRemoval: (path, uses) => setLeaving({ path, uses }),
  })
  const put = (dragged: Dragged, to: Slot) => {
    if (dragged.what === 'field') return acts.moveTo(dragged.path, to)
    if (dragged.what === 'kind') acts.add(dragged.kind, to)
    else acts.placeBlock(dragged.block, to)
    setSlot(null)
    setPane('canvas')
  }
  const goal = slot ?? slotAfter(form, place.path)
  return (
    <DragArea onDrop={put}>
      <div className={`form-panes form-panes-${pane}`}>
        <SidePane
          {...props}
          side={side}
          onSide={setSide}
          goal={goal}
          onAdd={(kind) => put({ what: 'kind', kind, name: '' }, goal)}
          onPlace={(block) => put({ what: 'block', block, name: '' }, goal)}
          onManage={() => setBlockDeed({ kind: 'list' })}
          onChoose={(path) => {
            setSlot(null)
            acts.choose(path)
          }}
        />
        <CanvasPane form={form} place={place} problems={problems} acts={acts} />
        <div className="pane pane-properties card">
          <Properties {...props} acts={acts} />
        </div>
      </div>
      <PaneBar pane={pane} onShow={show} />
      <BlockDialogs {...props} deed={blockDeed} onDeed={setBlockDeed} />
      {leaving !== null && (
        <RemovalDialog
          {...leaving}
          definition={props.definition}
          form={form}
          onRemove={() => acts.removeAnyway(leaving.path)}
          onClose={() => setLeaving(null)}
        />
      )}
    </DragArea>
  )
}

function PaneBar({ pane, onShow }: { readonly pane: Pane; readonly onShow: (pane: Pane) => void }) {
  const { t } = useTranslation('forms')
  return (
    <nav className="pane-bar" aria-label={t('pane.bar')}>
      {PANES.map((name) => (
        <button
          key={name}
          type="button"
          className="pane-tab"
          aria-pressed={pane === name}
          onClick={() => onShow(name)}
        >
          {t(`pane.${name}`)}
        </button>
      ))}
    </nav>
  )
}

type CanvasPaneProps = Pick<DesignViewProps, 'form' | 'place' | 'problems'> & {
  readonly acts: FieldActs
}

function CanvasPane({ form, place, problems, acts }: CanvasPaneProps) {
  const { i18n } = useTranslation('forms')
  const services = useApiFormServices()
  // Who types sees the letter first and the form, of many fields, a moment later.
  const drawn = useDeferredValue(form)
  const clipboard = useMemo(() => clipboardOf(acts, place.path), [acts, place.path])
  const chosen = pathText(place.path)
  useEffect(() => {
    const frame = document.querySelector(`[data-field="${CSS.escape(chosen)}"]`)
    frame?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  useFocusOn(acts)
  return (
    <div className="pane pane-canvas card">
      <FormCanvas
        form={drawn}
        chosen={place.path}
        problems={problems}
        locale={localeOf(i18n)}
        services={services}
        acts={acts}
        {...clipboard}
      />
    </div>
  )
}

interface SidePaneProps extends DesignViewProps {
  readonly side: 'add' | 'outline'
  readonly onSide: (side: 'add' | 'outline') => void
  readonly goal: Slot
  readonly onAdd: (kind: FieldKind) => void
  readonly onPlace: (block: StreetBlock) => void
  readonly onManage: () => void
  readonly onChoose: (path: FieldPath) => void
}

function SidePane({ form, place, problems, side, ...props }: SidePaneProps) {
  const { t } = useTranslation('forms')
  return (
    <div className="pane pane-side card">
      <Segmented
        className="pane-switch"
        aria-label={t('pane.side')}
        value={side}
        onChange={props.onSide}
        options={(['add', 'outline'] as const).map((value) => ({
          value,
          label: t(`pane.${value}`),
        }))}
      />
      {side === 'add' ? (
        <Palette goal={goalText(form, props.goal, t)} onAdd={props.onAdd}>
          <BlockPalette blocks={props.blocks} onPlace={props.onPlace} onManage={props.onManage} />
        </Palette>
      ) : (
        <Outline form={form} chosen={place.path} problems={problems} onChoose={props.onChoose} />
      )}
    </div>
  )
}

function Properties(props: DesignViewProps & { readonly acts: FieldActs }) {
  const { definition, form, place, deeds, problems, published, acts } = props
  const findings = problems.get(addressOf(form, place.path)) ?? []
  if (place.path.length === 0) {
    return (
      <FormPane
        key={place.id}
        id={place.id}
        definition={definition}
        form={form}
        findings={findings}
        deeds={deeds}
      />
    )
  }
  return (
    <FieldPane
      key={pathText(place.path)}
      definition={definition}
      form={form}
      place={{ form: place.id, path: place.path }}
      deeds={deeds}
      findings={findings}
      isPublished={published !== null && fieldAt(published, place.path) !== null}
      acts={acts}
    />
  )
}

type Translate = ReturnType<typeof useTranslation<'forms'>>['t']

function goalText(form: FormDefinition, { container, before }: Slot, t: Translate): string {
  const outer =
    fieldAt(form, containerOf(container))?.type === 'array' ? containerOf(container) : container
  const inside = container.length === 0 ? null : fieldAt(form, outer)
  if (before !== null) {
    const next = fieldAt(form, [...container, before])
    return t('palette.before', { name: next?.title ?? before })
  }
  return inside === null ? t('palette.last') : t('palette.inside', { name: inside.title ?? '' })
}

/** What a click opens is there after the next drawing. */
function focusLater(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

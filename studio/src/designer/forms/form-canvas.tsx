import { PlusOutlined } from '@ant-design/icons'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import { type ClipboardEvent, memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slot } from '../../document/form/add-field.ts'
import { addressOf, type FieldPath, pathText } from '../../document/form/field-path.ts'
import { sharedWith } from '../../document/shared-with.ts'
import type { FormServices } from '../../form-view/form-services.ts'
import { localizeForm } from '../../form-view/localize-form.ts'
import { namesInOrder } from '../../form-view/names-in-order.ts'
import { useSlotDrop } from './drag-adapter.tsx'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProblems, markOf } from './field-problems.ts'
import type { FrameActs } from './frame-acts.ts'

interface FormCanvasProps {
  readonly form: FormDefinition
  readonly chosen: FieldPath
  readonly problems: FieldProblems
  readonly locale: Locale
  readonly services: FormServices
  readonly acts: FrameActs
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/** The form as people meet it, each field in a frame that can be chosen, moved and taken out. */
export const FormCanvas = memo(function FormCanvas(props: FormCanvasProps) {
  const { form, chosen, problems, locale, services, acts } = props
  const { t } = useTranslation('forms')
  const localized = useLocalized(form, locale)
  const address = (path: FieldPath) => addressOf(form, path)
  return (
    <section
      className="form-canvas"
      aria-label={t('canvas.title')}
      onCopy={props.onCopy}
      onCut={props.onCopy}
      onPaste={props.onPaste}
    >
      <h2 className="form-canvas-title">{textIn(form.title, locale)}</h2>
      {form.description !== undefined && <p className="soft">{textIn(form.description, locale)}</p>}
      <FieldList
        schema={localized.schema}
        ui={localized.ui ?? NOTHING}
        container={NOWHERE}
        view={{ chosen, problems, locale, services, acts, address }}
      />
    </section>
  )
})

const NOWHERE: FieldPath = []
const NOTHING: JsonObject = {}

/** The form in a language; what says the same as before is the same object, so that little is drawn anew. */
function useLocalized(form: FormDefinition, locale: Locale): FormDefinition {
  const last = useRef(form)
  return useMemo(() => {
    const next = localizeForm(form, locale)
    last.current = sharedWith(
      last.current as unknown as JsonObject,
      next as unknown as JsonObject,
    ) as unknown as FormDefinition
    return last.current
  }, [form, locale])
}

export interface CanvasView {
  readonly chosen: FieldPath
  readonly problems: FieldProblems
  readonly locale: Locale
  readonly services: FormServices
  readonly acts: FrameActs
  readonly address: (path: FieldPath) => string
}

interface FieldListProps {
  readonly schema: FieldSchema
  readonly ui: JsonObject
  readonly container: FieldPath
  readonly view: CanvasView
}

/** The fields of a form, a group or a list, with a place to add one before each and at the end. */
function FieldList({ schema, ui, container, view }: FieldListProps) {
  const { chosen, acts } = view
  const keys = namesInOrder(schema, ui)
  const isFirst = container.length === 0 && chosen.length === 0
  return (
    <ol className="frame-list">
      {keys.map((key, index) => {
        const path = [...container, key]
        const field = schema.properties?.[key]
        if (field === undefined) return null
        const said = ui[key]
        const isChosen = pathText(chosen) === pathText(path)
        const isReached = isChosen || (isFirst && index === 0)
        return (
          <li key={key} className="frame-slot">
            <Gap
              container={pathText(container)}
              before={key}
              name={field.title ?? key}
              isReached={isChosen}
              onInsert={acts.insertAt}
            />
            <FieldFrame
              path={pathText(path)}
              schema={field}
              ui={isJsonObject(said) ? said : NOTHING}
              isRequired={schema.required?.includes(key) ?? false}
              isChosen={isChosen}
              isReached={isReached}
              mark={markOf(view.problems.get(view.address(path)))}
              locale={view.locale}
              services={view.services}
              acts={acts}
              inside={insideOf(field, said, path, view)}
            />
          </li>
        )
      })}
      <li className="frame-slot">
        <Gap
          container={pathText(container)}
          before={null}
          name={keys.length === 0 ? null : ''}
          isReached
          onInsert={acts.insertAt}
        />
      </li>
    </ol>
  )
}

// biome-ignore lint/complexity/useMaxParams: what a frame already has in hand
function insideOf(field: FieldSchema, said: unknown, path: FieldPath, view: CanvasView) {
  const ui = isJsonObject(said as JsonObject) ? (said as JsonObject) : NOTHING
  if (field.type === 'object' && field.properties !== undefined && field.format === undefined) {
    return <FieldList schema={field} ui={ui} container={path} view={view} />
  }
  const { items } = field
  if (items?.type !== 'object' || items.properties === undefined) return null
  const inner = ui.items
  return (
    <FieldList
      schema={items}
      ui={isJsonObject(inner) ? inner : NOTHING}
      container={[...path, 'items']}
      view={view}
    />
  )
}

interface GapProps {
  /** Keys of the container with dots between them. */
  readonly container: string
  /** Key of the field that comes after it; null at the end. */
  readonly before: string | null
  /** What that field is called; at the end, null where there is none yet. */
  readonly name: string | null
  /** Whether the Tab key comes by; a mouse and a finger always may. */
  readonly isReached: boolean
  readonly onInsert: (slot: Slot) => void
}

const Gap = memo(function Gap({ container, before, name, isReached, onInsert }: GapProps) {
  const { t } = useTranslation('forms')
  const slot: Slot = { container: container === '' ? [] : container.split('.'), before }
  const { ref, isOver } = useSlotDrop(slot)
  const isEnd = before === null
  const label = isEnd
    ? t(name === null ? 'canvas.addFirst' : 'canvas.addLast')
    : t('canvas.addBefore', { name: name ?? '' })
  const kind = isEnd ? 'frame-gap frame-gap-end' : 'frame-gap'
  return (
    <div ref={ref} className={isOver ? `${kind} frame-gap-over` : kind}>
      <button
        type="button"
        className="frame-add"
        tabIndex={isReached ? 0 : -1}
        aria-label={label}
        title={label}
        onClick={() => onInsert(slot)}
      >
        <PlusOutlined aria-hidden="true" />
        {isEnd && <span>{label}</span>}
      </button>
    </div>
  )
})

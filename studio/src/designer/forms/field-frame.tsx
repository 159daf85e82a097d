import { HolderOutlined, LockOutlined } from '@ant-design/icons'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { type KeyboardEvent, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { kindOf } from '../../document/form/field-kinds.ts'
import type { FieldPath } from '../../document/form/field-path.ts'
import { FieldSample } from '../../form-view/field-sample.tsx'
import type { FormServices } from '../../form-view/form-services.ts'
import { useFieldDrag } from './drag-adapter.tsx'
import type { FrameActs } from './frame-acts.ts'

interface FieldFrameProps {
  /** Its keys with dots between them. */
  readonly path: string
  readonly schema: FieldSchema
  readonly ui: JsonObject
  readonly isRequired: boolean
  readonly isChosen: boolean
  /** Whether the Tab key stops here; the arrows lead to the others. */
  readonly isReached: boolean
  /** `error 2`, `warning 1` or empty. */
  readonly mark: string
  readonly locale: Locale
  readonly services: FormServices
  readonly acts: FrameActs
  /** The fields inside it; null for one that is answered itself. */
  readonly inside: ReactNode
}

/** A field of the form in the frame by which it is chosen. */
export const FieldFrame = memo(function FieldFrame(props: FieldFrameProps) {
  const { path, schema, ui, isRequired, isChosen, mark, acts, inside } = props
  const { t } = useTranslation('forms')
  const keys = path.split('.')
  const key = keys.at(-1) ?? ''
  const kind = kindOf(schema, ui)
  const name = schema.title ?? key
  const drag = useFieldDrag(path, name)
  const [severity, count] = mark.split(' ')
  const label = [
    name,
    t(`kind.${kind ?? 'other'}`),
    isRequired ? t('canvas.required') : '',
    mark === '' ? '' : t('canvas.problems', { count: Number(count) }),
  ]
  const state = `${isChosen ? ' frame-chosen' : ''}${drag.isDragging ? ' frame-dragged' : ''}`
  return (
    <div className={`frame${inside === null ? '' : ' frame-group'}${state}`} ref={drag.ref}>
      <button
        type="button"
        className="frame-pick"
        data-field={path}
        tabIndex={props.isReached ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={label.filter((part) => part !== '').join(t('canvas.comma'))}
        onClick={() => acts.choose(keys)}
        onKeyDown={(event) => onKey(event, keys, acts)}
      />
      <span className="frame-handle" {...drag.handle} aria-hidden="true" title={t('canvas.drag')}>
        <HolderOutlined />
      </span>
      {mark !== '' && (
        <span className={`frame-badge frame-badge-${severity}`} aria-hidden="true">
          {count}
        </span>
      )}
      {inside === null ? (
        <Sample {...props} name={key} isKnown={kind !== null} />
      ) : (
        <div className="frame-inside">
          <strong className="frame-legend">{name}</strong>
          {schema.type === 'array' && <span className="soft"> {t('canvas.rows')}</span>}
          {inside}
        </div>
      )}
    </div>
  )
})

function Sample(props: FieldFrameProps & { readonly name: string; readonly isKnown: boolean }) {
  const { t } = useTranslation('forms')
  const { schema } = props
  // A group or list without anything in it is nothing that the theme could draw.
  const isDrawn =
    (schema.type !== 'object' || schema.format !== undefined) &&
    (schema.type !== 'array' || schema.items !== undefined)
  return (
    <>
      {!props.isKnown && (
        <span className="frame-locked">
          <LockOutlined aria-hidden="true" /> {t('kind.other')}
        </span>
      )}
      {isDrawn ? (
        <FieldSample
          name={props.name}
          schema={schema}
          ui={props.ui}
          isRequired={props.isRequired}
          locale={props.locale}
          services={props.services}
          prefix={`sample.${props.path}`}
        />
      ) : (
        <strong>{schema.title ?? props.name}</strong>
      )}
    </>
  )
}

/** Arrows go from field to field; with Alt they take the field along. */
function onKey(event: KeyboardEvent, path: FieldPath, acts: FrameActs): void {
  const act = actOf(event)
  if (act === null) return
  event.preventDefault()
  act(acts, path)
}

type Act = (acts: FrameActs, path: FieldPath) => void

const ACTS: Readonly<Record<string, Act>> = {
  ArrowUp: (acts, path) => acts.step(path, -1),
  ArrowDown: (acts, path) => acts.step(path, 1),
  'Alt ArrowUp': (acts, path) => acts.move(path, -1),
  'Alt ArrowDown': (acts, path) => acts.move(path, 1),
  Enter: (acts, path) => acts.edit(path),
  Delete: (acts, path) => acts.remove(path),
  'Control d': (acts, path) => acts.duplicate(path),
}

function actOf(event: KeyboardEvent): Act | null {
  const control = event.ctrlKey || event.metaKey ? 'Control ' : ''
  const name = `${control}${event.altKey ? 'Alt ' : ''}${event.key}`
  return ACTS[name] ?? null
}

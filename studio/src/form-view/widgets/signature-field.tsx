import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import type { FieldProps } from '@rjsf/utils'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf, useControlFacts } from '../control-facts.ts'
import { useFormServices } from '../form-services.ts'
import { usePending } from '../pending.ts'
import { Hints, Question } from '../templates/field-template.tsx'
import { SignaturePad } from './signature-pad.tsx'

/** A signature: drawn with a finger, or a name typed by whoever cannot or does not want to. One of the two is enough. */
export function SignatureField(props: FieldProps) {
  const { t } = useTranslation('common')
  const nameId = useId()
  const { schema, fieldPathId } = props
  const answer: JsonObject = isJsonObject(props.formData) ? props.formData : {}
  const facts = useControlFacts(fieldPathId.$id, {
    description: textOf(schema.description),
    help: textOf(props.uiSchema?.['ui:help']),
  })
  const isShut = props.disabled === true || props.readonly === true
  const set = (part: 'drawing' | 'name', value: string | undefined) => {
    const { [part]: _, ...others } = answer
    const next = value === undefined ? others : { ...others, [part]: value }
    props.onChange(Object.keys(next).length === 0 ? undefined : next, fieldPathId.path)
  }
  return (
    <fieldset
      className={facts.problem === undefined ? 'field' : 'field field-with-problem'}
      id={fieldPathId.$id}
      tabIndex={-1}
      aria-describedby={facts.describedBy}
      aria-invalid={facts.problem !== undefined || undefined}
    >
      <legend id={facts.labelId}>
        <Question required={props.required === true}>{schema.title ?? props.name}</Question>
      </legend>
      <Hints facts={facts} />
      <Drawing
        id={typeof answer['drawing'] === 'string' ? answer['drawing'] : undefined}
        isShut={isShut}
        set={(drawing) => set('drawing', drawing)}
      />
      <label className="signature-name" htmlFor={nameId}>
        {t('form.signByName')}
      </label>
      <input
        id={nameId}
        className="control"
        type="text"
        autoComplete="name"
        disabled={isShut}
        aria-invalid={facts.problem !== undefined}
        maxLength={60}
        value={typeof answer['name'] === 'string' ? answer['name'] : ''}
        onChange={({ target }) => set('name', target.value === '' ? undefined : target.value)}
        onBlur={() => props.onBlur(fieldPathId.$id, answer)}
      />
    </fieldset>
  )
}

interface DrawingProps {
  /** Of the stored picture. */
  readonly id: string | undefined
  readonly isShut: boolean
  readonly set: (id: string | undefined) => void
}

type Sending = 'none' | 'sending' | 'failed'

/** The picture is stored as soon as the hand rests: there is no button to forget. */
function Drawing({ id, isShut, set }: DrawingProps) {
  const { t } = useTranslation('common')
  const { uploadFile, fileUrl } = useFormServices()
  const [sending, setSending] = useState<Sending>('none')
  /** Drawn here and now: it stays under the hand. A stored one from before is shown as a picture. */
  const [isOwn, setOwn] = useState(false)
  const [last, setLast] = useState<Blob | null>(null)
  /** Clean sheets that were asked for. */
  const [sheet, setSheet] = useState(0)
  /** Counts lines and clean sheets: what was sent before the last of them is not the signature. */
  const turn = useRef(0)
  // Her name may have been typed while the picture was on its way.
  const keep = useRef(set)
  keep.current = set
  usePending(sending === 'none' ? 0 : 1)
  const send = async (bytes: Blob) => {
    const mine = turn.current
    const isLast = () => mine === turn.current
    setLast(bytes)
    setSending('sending')
    try {
      const stored = await uploadFile({ bytes, name: t('form.signatureFile') }, () => undefined)
      if (!isLast()) return
      keep.current(stored)
      setSending('none')
    } catch {
      if (isLast()) setSending('failed')
    }
  }
  const begin = () => {
    turn.current += 1
    setOwn(true)
    setSending('sending')
  }
  const clear = () => {
    turn.current += 1
    setSheet(sheet + 1)
    setOwn(false)
    setLast(null)
    setSending('none')
    set(undefined)
  }
  return (
    <div className="signature">
      {id !== undefined && !isOwn ? (
        <img className="signature-picture" src={fileUrl(id)} alt={t('form.signaturePicture')} />
      ) : (
        <SignaturePad
          key={sheet}
          isShut={isShut}
          onBegin={begin}
          onRest={(bytes) => void send(bytes)}
        />
      )}
      <div className="signature-acts">
        <span role="status">
          {sending === 'sending' && t('form.signatureSaving')}
          {sending === 'none' && id !== undefined && t('form.signatureSaved')}
        </span>
        {sending === 'failed' && (
          <span className="problem" role="alert">
            {t('form.photoUnsent')}
          </span>
        )}
        {sending === 'failed' && last !== null && (
          <button type="button" className="button" onClick={() => void send(last)}>
            {t('trouble.retry')}
          </button>
        )}
        {!isShut && (id !== undefined || sending !== 'none') && (
          <button type="button" className="button" onClick={clear}>
            {t('form.signAgain')}
          </button>
        )}
      </div>
    </div>
  )
}

import type { FieldSchema } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import type { OrgNode } from '@linli/schemas/org'
import type { FieldProps } from '@rjsf/utils'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf, useControlFacts } from '../control-facts.ts'
import { Hints, Question } from '../templates/field-template.tsx'
import {
  chosenFor,
  ROOM_PARTS,
  type RoomPart,
  roomChoices,
  withChosen,
  withTyped,
} from './room-choices.ts'
import { useOrgNodes } from './use-org-nodes.ts'

/** Building, unit and room: chosen from the tree as deep as the street has drawn it, typed from there on. A list that does not load is no
 *  reason to wait: then everything is typed. */
export function RoomField(props: FieldProps) {
  const { schema, fieldPathId } = props
  const { nodes, hasFailed } = useOrgNodes()
  // What is to be typed and what is to be chosen must not change under her hand.
  const isLoading = nodes.length === 0 && !hasFailed
  const answer: JsonObject = isJsonObject(props.formData) ? props.formData : {}
  const facts = useControlFacts(fieldPathId.$id, {
    description: textOf(schema.description),
    help: textOf(props.uiSchema?.['ui:help']),
  })
  const set = (next: JsonObject) =>
    props.onChange(Object.keys(next).length === 0 ? undefined : next, fieldPathId.path)
  return (
    <fieldset
      className="field room"
      id={fieldPathId.$id}
      tabIndex={-1}
      aria-describedby={facts.describedBy}
    >
      <legend id={facts.labelId}>
        <Question required={props.required === true}>{schema.title ?? props.name}</Question>
      </legend>
      <Hints facts={facts} />
      {isLoading ? (
        <div className="part-loading" aria-busy="true" />
      ) : (
        <div className="room-parts">
          {ROOM_PARTS.map((part) => (
            <Part key={part} {...{ props, part, nodes, answer, set }} />
          ))}
        </div>
      )}
    </fieldset>
  )
}

interface PartProps {
  readonly props: FieldProps
  readonly part: RoomPart
  readonly nodes: readonly OrgNode[]
  readonly answer: JsonObject
  readonly set: (next: JsonObject) => void
}

function Part({ props, part, nodes, answer, set }: PartProps) {
  const { t } = useTranslation('common')
  const [isTyping, setTyping] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isTyping) input.current?.focus()
  }, [isTyping])
  const schema = props.schema as FieldSchema
  const own = schema.properties?.[part]
  const id = `${props.fieldPathId.$id}.${part}`
  const facts = useControlFacts(id, { description: textOf(own?.description), help: undefined })
  const choices = roomChoices(nodes, part, answer)
  const chosen = chosenFor(nodes, answer, part)
  const text = typeof answer[part] === 'string' ? answer[part] : ''
  // What comes below a building is listed or typed, as the building says.
  const isWaiting =
    part !== 'building' && !answer['building'] && roomChoices(nodes, 'building', {}).length > 0
  const isListed = choices.length > 0 && !isTyping && (text === '' || chosen !== undefined)
  const isShut = props.disabled === true || props.readonly === true
  const attributes = {
    ...{ id, className: 'control', disabled: isShut },
    'aria-required': schema.required?.includes(part) ?? false,
    'aria-invalid': facts.problem !== undefined,
    'aria-describedby': facts.describedBy,
    onBlur: () => props.onBlur(id, text),
  } as const
  const choose = (value: string) => {
    if (value === OTHER) setTyping(true)
    const choice = choices.find((each) => each.id === value)
    set(
      choice === undefined
        ? withTyped(nodes, answer, { part, text: '' })
        : withChosen(nodes, answer, { part, choice }),
    )
  }
  return (
    <div className="room-part">
      <label htmlFor={id} id={facts.labelId}>
        <Question required={schema.required?.includes(part) ?? false}>
          {own?.title ?? t(`form.roomPart.${part}`)}
        </Question>
      </label>
      <Hints facts={facts} />
      {isWaiting ? (
        <select {...attributes}>
          <option value="">{t('form.roomFirst')}</option>
        </select>
      ) : isListed ? (
        <select
          {...attributes}
          value={chosen ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('form.choose')}</option>
          {choices.map(({ id: node, label }) => (
            <option key={node} value={node}>
              {label}
            </option>
          ))}
          <option value={OTHER}>{t('form.roomOther')}</option>
        </select>
      ) : (
        <input
          {...attributes}
          ref={input}
          type="text"
          autoComplete="off"
          value={text}
          onChange={({ target }) => set(withTyped(nodes, answer, { part, text: target.value }))}
        />
      )}
      {!isListed && !isWaiting && isTyping && choices.length > 0 && (
        <button
          type="button"
          className="button-link"
          onClick={() => {
            setTyping(false)
            set(withTyped(nodes, answer, { part, text: '' }))
          }}
        >
          {t('form.roomFromList')}
        </button>
      )}
    </div>
  )
}

/** No id of a node: those have no spaces. */
const OTHER = 'not listed'

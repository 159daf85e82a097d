import type { JsonValue } from '@linli/schemas/json'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextEntry } from './text-entry.tsx'

interface JsonEntryProps {
  readonly label: string
  readonly value: JsonValue
  readonly onChange: (next: JsonValue) => void
  /** Whether only an object will do. */
  readonly isObject?: boolean
}

/** Values as JSON. While what is typed is none, its owner keeps the former value and hears nothing. */
export function JsonEntry({ label, value, onChange, isObject = false }: JsonEntryProps) {
  const { t } = useTranslation('parts')
  const id = useId()
  const told = JSON.stringify(value, null, 1)
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string } | null>(null)
  const text = typed?.of === told ? typed.text : told
  const isBroken = typed?.of === told
  return (
    <div className="part-text">
      <label htmlFor={id}>{label}</label>
      <TextEntry
        id={id}
        isMultiline
        isInvalid={isBroken}
        describedBy={isBroken ? `${id}-problem` : undefined}
        value={text}
        onChange={(next) => {
          const read = readJson(next, isObject)
          setTyped(read === undefined ? { text: next, of: told } : null)
          if (read !== undefined) onChange(read)
        }}
      />
      {isBroken && (
        <p className="part-problem" id={`${id}-problem`}>
          {t(isObject ? 'json.noObject' : 'json.broken')}
        </p>
      )}
    </div>
  )
}

function readJson(text: string, isObject: boolean): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue
    const isFit =
      !isObject || (typeof value === 'object' && value !== null && !Array.isArray(value))
    return isFit ? value : undefined
  } catch {
    return undefined
  }
}

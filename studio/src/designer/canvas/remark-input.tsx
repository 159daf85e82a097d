import { REMARK_LIMITS, type Remark } from '@linli/schemas/remark'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface RemarkInputProps {
  readonly kind: Remark['kind']
  readonly value: string
  /** The text, or null where it shall stay as it was. Called once. */
  readonly onDone: (text: string | null) => void
}

/** Where the text of a note or the title of a frame is written: Escape leaves it as it was, Ctrl+Enter and leaving take what was typed, and so
 *  does Enter for a title, which has one line. */
export function RemarkInput({ kind, value, onDone }: RemarkInputProps) {
  const { t } = useTranslation('studio')
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const opened = useRef('')
  const isDone = useRef(false)
  useEffect(() => {
    const box = input.current
    if (box === null) return
    // A browser writes line ends its own way: what it made of the text is no change of hers.
    opened.current = box.value
    box.focus({ preventScroll: true })
    box.setSelectionRange(box.value.length, box.value.length)
  }, [])
  const end = (isKept: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const text = input.current?.value ?? opened.current
    onDone(isKept && text !== opened.current ? text : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = deedOf(event, kind)
    if (deed === null) return
    // Ctrl+Z here takes back letters, which are no step of the document yet.
    event.stopPropagation()
    if (deed === 'letters') return
    event.preventDefault()
    const node = input.current?.closest<HTMLElement>('.react-flow__node')
    end(deed === 'take')
    node?.focus({ preventScroll: true })
  }
  const common = {
    ref: input,
    className: 'remark-input nodrag nopan nowheel nokey',
    'aria-label': t(`canvas.remark.write.${kind}`),
    defaultValue: value,
    onKeyDown,
    onBlur: () => end(true),
  }
  return kind === 'note' ? (
    <textarea {...common} maxLength={REMARK_LIMITS.text} />
  ) : (
    <input {...common} maxLength={REMARK_LIMITS.title} />
  )
}

function deedOf(
  { key, ctrlKey, metaKey, nativeEvent }: KeyboardEvent,
  kind: Remark['kind'],
): 'take' | 'leave' | 'letters' | null {
  if (nativeEvent.isComposing) return null
  const isControl = ctrlKey || metaKey
  if (key === 'Escape') return 'leave'
  if (key === 'Enter' && (isControl || kind === 'frame')) return 'take'
  return isControl && /^[zy]$/i.test(key) ? 'letters' : null
}

import { REMARK_LIMITS, type Remark } from '@linli/schemas/remark'
import { type InputEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** So long after the last letter what was typed is told, as it is kept on this device then. */
const PAUSE_MS = 500

interface RemarkInputProps {
  readonly kind: Remark['kind']
  readonly value: string
  /** Another text, which may not be the last one yet. */
  readonly onText: (text: string) => void
  /** Nothing more is typed. Called once. */
  readonly onDone: () => void
}

/** Where the text of a note or the title of a frame is written: Escape leaves it as it was, Ctrl+Enter and leaving take what was typed, and so
 *  does Enter for a title, which has one line. Who writes long loses nothing with the page or the view. */
export function RemarkInput({ kind, value, onText, onDone }: RemarkInputProps) {
  const { t } = useTranslation('studio')
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const { write, end } = useWriting(value, onText)
  useEffect(() => {
    const box = input.current
    if (box === null) return
    box.focus({ preventScroll: true })
    box.setSelectionRange(box.value.length, box.value.length)
  }, [])
  const leave = (isKept: boolean) => {
    if (end(isKept)) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = deedOf(event, kind)
    if (deed === null) return
    // Ctrl+Z here takes back letters, which are no step of the document yet.
    event.stopPropagation()
    if (deed === 'letters') return
    event.preventDefault()
    const node = input.current?.closest<HTMLElement>('.react-flow__node')
    leave(deed === 'take')
    node?.focus({ preventScroll: true })
  }
  const common = {
    ref: input,
    className: 'remark-input nodrag nopan nowheel nokey',
    'aria-label': t(`canvas.remark.write.${kind}`),
    defaultValue: value,
    onInput: ({ currentTarget }: InputEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      write(currentTarget.value)
    },
    onKeyDown,
    onBlur: () => leave(true),
  }
  return kind === 'note' ? (
    <textarea {...common} maxLength={REMARK_LIMITS.text} />
  ) : (
    <input {...common} maxLength={REMARK_LIMITS.title} />
  )
}

/** Tells what is typed when one rests, and at the end, whatever ends it: also where the view is gone by then. A text that nobody typed in is
 *  not told: a browser writes line ends its own way, which is no change of hers. */
function useWriting(value: string, onText: (text: string) => void) {
  const first = useRef(value)
  const told = useRef(value)
  const typed = useRef<string | null>(null)
  const isDone = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(onText)
  latest.current = onText
  const tell = (text: string) => {
    clearTimeout(timer.current)
    if (text !== told.current) latest.current(text)
    told.current = text
  }
  const write = (text: string) => {
    typed.current = text
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(text), PAUSE_MS)
  }
  /** Whether this was the end of it. */
  const end = (isKept: boolean): boolean => {
    if (isDone.current) return false
    isDone.current = true
    tell(isKept ? (typed.current ?? first.current) : first.current)
    return true
  }
  const gone = useRef(tell)
  gone.current = tell
  useLayoutEffect(
    () => () => {
      if (!isDone.current && typed.current !== null) gone.current(typed.current)
    },
    [],
  )
  return { write, end }
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

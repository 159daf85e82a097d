import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react'
import { tellTyped } from './typing.ts'

type Control = HTMLInputElement | HTMLTextAreaElement

/** What a text control needs so that its owner hears of every change, but of nothing that an input method is still composing:
 *  half a pinyin is nobody's title. Who types sees the letter at once, and what the owner makes of it when that is drawn; what he did not
 *  take is gone when the control is left. */
export function useComposedText(value: string, onChange: (next: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  const isComposing = useRef(false)
  if (typed === value && !isComposing.current) setTyped(null)
  const shown = typed ?? value
  const commit = (text: string) => {
    if (text === value) setTyped(null)
    else setTyped(text)
    tellTyped(() => onChange(text))
  }
  return {
    value: shown,
    onChange({ target }: ChangeEvent<Control>) {
      if (isComposing.current) setTyped(target.value)
      else if (target.value !== shown) commit(target.value)
    },
    onCompositionStart() {
      isComposing.current = true
    },
    onCompositionEnd({ currentTarget }: CompositionEvent<Control>) {
      isComposing.current = false
      if (currentTarget.value === value) setTyped(null)
      else commit(currentTarget.value)
    },
    onBlur() {
      setTyped(null)
    },
  }
}

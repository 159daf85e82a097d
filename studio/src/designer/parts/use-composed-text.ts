import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement

/** What a text control needs so that its owner hears of every change, but of nothing that an input method is still composing:
 *  half a pinyin is nobody's title. */
export function useComposedText(value: string, onChange: (next: string) => void) {
  const [composed, setComposed] = useState<string | null>(null)
  const isComposing = useRef(false)
  const commit = (text: string) => {
    setComposed(null)
    if (text !== value) onChange(text)
  }
  return {
    value: composed ?? value,
    onChange({ target }: ChangeEvent<Control>) {
      if (isComposing.current) setComposed(target.value)
      else commit(target.value)
    },
    onCompositionStart() {
      isComposing.current = true
    },
    onCompositionEnd({ currentTarget }: CompositionEvent<Control>) {
      isComposing.current = false
      commit(currentTarget.value)
    },
  }
}

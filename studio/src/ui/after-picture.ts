import { startTransition, useEffect, useState } from 'react'

/** Does something when what is drawn by now was seen; gives the deed that calls it off. A page that nobody sees waits for no picture. */
export function afterPicture(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    timer = setTimeout(act)
  }
  const frame = document.hidden ? null : requestAnimationFrame(later)
  if (frame === null) later()
  return () => {
    if (frame !== null) cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** The value, a picture later: for what costs more than what is looked at first. Of several that follow each other, only the last comes. */
export function useAfterPicture<Value extends object>(value: Value): Value {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    if (shown === value) return
    return afterPicture(() => startTransition(() => setShown(value)))
  }, [shown, value])
  return shown
}

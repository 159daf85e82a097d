import { type RefObject, useEffect, useRef } from 'react'

/** Brings a card into sight when it is chosen, or when it is drawn and was chosen before: a wide flow is shown from where one was. */
export function useInSight(isChosen: boolean): RefObject<HTMLButtonElement | null> {
  const card = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isChosen])
  return card
}

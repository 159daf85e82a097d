let isTelling = false

/** Tells an owner of a letter that stands in its control already: he may draw what comes of it when there is time. */
export function tellTyped(tell: () => void): void {
  isTelling = true
  try {
    tell()
  } finally {
    isTelling = false
  }
}

/** Whether what is told just now was typed, and is seen already. */
export function isTypedNow(): boolean {
  return isTelling
}

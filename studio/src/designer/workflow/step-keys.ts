import type { KeyboardEvent } from 'react'

export type StepDeed = 'insert' | 'connect' | 'remove' | 'copy' | 'paste' | 'duplicate'

const PLAIN: Readonly<Record<string, StepDeed>> = {
  '+': 'insert',
  c: 'connect',
  delete: 'remove',
  backspace: 'remove',
}
const WITH_CONTROL: Readonly<Record<string, StepDeed>> = {
  c: 'copy',
  v: 'paste',
  d: 'duplicate',
}

/** What a key does to the step that has the focus; null for another key, or while a word is being composed. */
export function stepDeedOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  nativeEvent,
}: KeyboardEvent): StepDeed | null {
  if (altKey || nativeEvent.isComposing) return null
  const deeds = ctrlKey || metaKey ? WITH_CONTROL : PLAIN
  return deeds[key.toLowerCase()] ?? null
}

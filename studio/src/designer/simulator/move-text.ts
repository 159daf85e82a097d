import type { Move } from '@linli/runtime/core'
import { parseInstant } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Street } from '@linli/schemas/street'
import { momentText } from '../../ui/moment-text.ts'
import type { Wording } from '../canvas/wording.ts'

interface Told {
  readonly definition: Definition
  readonly street: Street
  /** With the texts of the simulator. */
  readonly wording: Wording
}

/** One move in a sentence, in the words of the definition. What it does not know is told by its name. */
export function moveText(move: Move, { definition, street, wording }: Told): string {
  const { t, locale } = wording
  const called = (text: LocaleText | undefined, name: string) =>
    text === undefined ? name : textIn(text, locale)
  const who = (id: string) => street.accounts.find((each) => each.id === id)?.name ?? id
  const task = (name: string) => called(definition.tasks[name]?.title, name)
  if ('submit' in move) {
    const { form, by } = move.submit
    return t('move.submit', { who: who(by), what: called(definition.forms[form]?.title, form) })
  }
  if ('reading' in move) {
    const { device } = move.reading
    const name = street.devices.find(({ id }) => id === device)?.name ?? device
    return t('move.reading', { device: name })
  }
  if ('send' in move) {
    const { event, by } = move.send
    return t('move.send', { who: who(by), what: called(definition.events[event]?.title, event) })
  }
  if ('claim' in move) {
    return t('move.claim', { who: who(move.claim.by), what: task(move.claim.task) })
  }
  if ('complete' in move) {
    const { by, outcome } = move.complete
    const chosen = definition.tasks[move.complete.task]?.outcomes[outcome]?.title
    const what = task(move.complete.task)
    return t('move.complete', { who: who(by), what, outcome: called(chosen, outcome) })
  }
  if ('child' in move) {
    const { invoke, ends, fails } = move.child
    return ends === undefined
      ? t('move.childFails', { what: invoke, why: t(`child.${fails ?? 'cancelled'}`) })
      : t('move.childEnds', { what: invoke, end: ends })
  }
  const instant = parseInstant(move.advance)
  const time = instant === null ? move.advance : momentText(new Date(instant).toISOString(), locale)
  return t('move.advance', { time })
}

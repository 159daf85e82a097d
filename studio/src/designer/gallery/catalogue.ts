import type { Definition } from '@linli/schemas/definition'
import { type Locale, type LocaleText, textIn } from '@linli/schemas/locale-text'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import list from '../../../../templates/gallery.json' with { type: 'json' }

export const KINDS = ['report', 'paper', 'care', 'together', 'safety'] as const
export type Kind = (typeof KINDS)[number]

/** What a card tells of a template. */
export interface Card {
  readonly id: string
  readonly kind: Kind
  readonly family: string
  readonly title: LocaleText
  readonly description: LocaleText
}

const HEADS = '../../../../templates/*/definition.json'
// Only what a card tells is part of the page; the documents themselves come when one is opened.
const titles = import.meta.glob<LocaleText>('../../../../templates/*/definition.json', {
  eager: true,
  import: 'title',
})
const descriptions = import.meta.glob<LocaleText>('../../../../templates/*/definition.json', {
  eager: true,
  import: 'description',
})
const families = import.meta.glob<string>('../../../../templates/*/definition.json', {
  eager: true,
  import: 'family',
})
const texts = import.meta.glob<string>('../../../../templates/*/definition.json', {
  query: '?raw',
  import: 'default',
})

/** Every template that ships with Linli, in the order in which they are shown. */
const CARDS: readonly Card[] = list.map(({ id, kind }) => {
  const path = HEADS.replace('*', id)
  return {
    id,
    kind: kind as Kind,
    family: families[path] ?? '',
    title: titles[path] ?? { 'zh-CN': id },
    description: descriptions[path] ?? { 'zh-CN': '' },
  }
})

/** The template itself; null where there is none of that name. */
export async function loadTemplate(id: string): Promise<Definition | null> {
  const text = await texts[HEADS.replace('*', id)]?.()
  if (text === undefined) return null
  const parsed = parseDefinitionText(text)
  return parsed.kind === 'parsed' ? parsed.definition : null
}

interface Sought {
  readonly text: string
  readonly kind: Kind | null
}

/** The cards that have every word in name, description or prefix. */
export function cardsFor({ text, kind }: Sought, locale: Locale): readonly Card[] {
  const words = text.trim().toLowerCase().split(/\s+/)
  return CARDS.filter((card) => {
    if (kind !== null && card.kind !== kind) return false
    const told = [textIn(card.title, locale), textIn(card.description, locale), card.family]
    const inAll = [...told, card.title['zh-CN']].join(' ').toLowerCase()
    return words.every((word) => inAll.includes(word))
  })
}

import type { Diagram } from '../canvas/diagram.ts'

/** A state, or a way out of it, that a word was found in. */
export interface Found {
  readonly state: string
  /** Pointer of the way; null for the state itself. */
  readonly way: string | null
  readonly title: string
  /** The words it was found in, where these are not the title. */
  readonly said: string
}

/** What says the words somewhere: names of steps, people, time limits, conditions; in the order of the flow. */
export function findInWorkflow({ nodes, edges }: Diagram, words: string): readonly Found[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const says = (text: string) => text.toLowerCase().includes(wanted)
  return nodes.flatMap(({ id, title, kind, facts }): readonly Found[] => {
    if (kind === 'initial') return []
    const fact = facts.find(({ text }) => says(text))?.text
    const own = says(title) || fact !== undefined
    const ways = edges.filter(({ source, label }) => source === id && says(label))
    return [
      ...(own ? [{ state: id, way: null, title, said: says(title) ? '' : (fact ?? '') }] : []),
      ...ways.map((edge) => ({ state: id, way: edge.id, title, said: edge.label })),
    ]
  })
}

/** One thing that may be chosen, by its key and by what people call it. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** The options, and the chosen one too where it is none of them: what a definition names is shown, known or not. */
export function optionsWith(options: readonly Option[], chosen: string | undefined): Option[] {
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen)
  return isKnown ? [...options] : [...options, { value: chosen, label: chosen }]
}

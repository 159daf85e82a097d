import type {
  Definition,
  PaperDefinition,
  PaperPart,
  RepeatedText,
} from '@linli/schemas/definition'
import { freshName } from '../workflow/fresh-name.ts'

/** A paper that a step gives. */
export function addPaper(
  definition: Definition,
  declared: PaperDefinition,
): { readonly definition: Definition; readonly paper: string } {
  const { papers = {} } = definition
  const paper = freshName('paper', new Set(Object.keys(papers)))
  return { definition: { ...definition, papers: { ...papers, [paper]: declared } }, paper }
}

/** What a paper says, and which step gives it. */
export function setPaper(
  definition: Definition,
  name: string,
  declared: PaperDefinition,
): Definition {
  const { papers = {} } = definition
  return Object.hasOwn(papers, name)
    ? { ...definition, papers: { ...papers, [name]: declared } }
    : definition
}

/** A paper goes; cases that were given it keep it, by the version on which they were then. */
export function removePaper(definition: Definition, name: string): Definition {
  const { papers = {}, ...rest } = definition
  const { [name]: _gone, ...others } = papers
  return Object.keys(others).length === 0 ? rest : { ...definition, papers: others }
}

/** A part of another kind, with the words of the former one. */
export function asKind(part: PaperPart, kind: PaperPart['kind'], list: string): PaperPart {
  const text = part.kind === 'table' ? (part.columns[0]?.text ?? '…') : part.text
  const each = part.kind === 'heading' ? undefined : part.each
  switch (kind) {
    case 'heading':
      return { kind, text }
    case 'text':
      return { kind, text, ...(each === undefined ? {} : { each }) }
    case 'table':
      return { kind, each: each ?? list, columns: [{ title: '…', text }] }
  }
}

/** A text that is there once for each item of the list, or once where there is none. */
export function repeatedText(text: string, each: string | undefined): RepeatedText {
  return each === undefined ? { text } : { text, each }
}

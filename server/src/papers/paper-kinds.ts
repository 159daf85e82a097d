/** What papers every case has. A paper is Chinese whatever language its reader has chosen: it is the street's own, and there is one of it. */
export const PAPER_KINDS = {
  /** With the look-up code: for whoever has that already. */
  receipt: { title: '回执', suffix: '01' },
  acceptance: { title: '受理单', suffix: '02' },
  closing: { title: '办结单', suffix: '03' },
} as const
export type PaperKind = keyof typeof PAPER_KINDS

export function isPaperKind(text: string): text is PaperKind {
  return Object.hasOwn(PAPER_KINDS, text)
}

/** Numbers of the papers that the street worded itself come after those of the forms. */
const FIRST_OWN = 4

/** `2026-0007-04`: of the first paper that a case was given, counted from 0. */
export function ownPaperNumber(caseNumber: string, ordinal: number): string {
  return `${caseNumber}-${String(FIRST_OWN + ordinal).padStart(2, '0')}`
}

/** What a paper that the street worded is asked for by: its name and the step that gave it. */
export function givenKind(name: string, seq: number): string {
  return `${name}.${seq}`
}

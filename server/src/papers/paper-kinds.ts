/** What papers there are. A paper is Chinese whatever language its reader has chosen: it is the street's own, and there is one of it. */
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

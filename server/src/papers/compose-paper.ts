import type { AnswerFact, WrittenPaper } from '@linli/runtime/core'
import { dayText, momentText } from '@linli/runtime/core'
import { cityDay } from '@linli/schemas/city-day'
import type { FormContent, LetterContent } from './paper-content.ts'
import { PAPER_KINDS, type PaperKind } from './paper-kinds.ts'

/** What a paper is made of. */
export interface PaperMatter {
  readonly kind: PaperKind
  readonly street: string
  /** Of the case. */
  readonly number: string
  readonly service: string
  readonly place: string
  readonly startedAtMs: number
  readonly endedAtMs: number | null
  readonly lookupCode: string
  /** Masked; null where nobody is to be named. */
  readonly initiator: string | null
  /** What was reported, masked as everybody sees it who holds the paper. */
  readonly answers: readonly AnswerFact[]
  /** What happened, as who started it was told: time and sentence. */
  readonly course: readonly AnswerFact[]
  /** Where it ended, in public words. */
  readonly outcome: string
  readonly issuedAtMs: number
  /** Of this paper. */
  readonly code: string
  /** Origin that people reach, without a slash at its end. */
  readonly origin: string
}

/** The words of a paper. The same matter gives the same words. */
export function composePaper(matter: PaperMatter): FormContent {
  const { kind, street, issuedAtMs, code, origin } = matter
  const { title } = PAPER_KINDS[kind]
  return {
    ...{ street, title, number: paperNumber(matter.number, kind) },
    ...PARTS[kind](matter),
    ...{ day: dayText(cityDay(issuedAtMs)), issuedAtMs, verify: verifiedAt(origin, code) },
  }
}

/** What a paper of the street's own wording is made of. */
export interface LetterMatter extends Pick<PaperMatter, 'street' | 'number' | 'origin' | 'code'> {
  readonly written: WrittenPaper
  /** When the case was given it. */
  readonly givenAtMs: number
}

/** It bears the day of the step that gave it, whenever it is drawn. */
export function composeLetter(matter: LetterMatter): LetterContent {
  const { written, street, number, origin, code, givenAtMs } = matter
  return {
    ...written,
    ...{ street, number, verify: verifiedAt(origin, code) },
    ...{ day: dayText(cityDay(givenAtMs)), issuedAtMs: givenAtMs },
  }
}

function verifiedAt(origin: string, code: string): FormContent['verify'] {
  return { address: `${origin}/papers/${code}`, code: spacedCode(code) }
}

function paperNumber(caseNumber: string, kind: PaperKind): string {
  return `${caseNumber}-${PAPER_KINDS[kind].suffix}`
}

/** In groups of four, as it is read aloud. */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

type Parts = Pick<FormContent, 'lead' | 'facts' | 'paragraphs'>

const PARTS: Readonly<Record<PaperKind, (matter: PaperMatter) => Parts>> = {
  receipt: (matter) => ({
    lead: '我们已收到您提交的下列事项，请妥善保管本回执。',
    facts: [...headFacts(matter), { label: '查询码', text: matter.lookupCode }],
    paragraphs: [
      '凭受理编号和查询码可以查询办理进度。查询码相当于钥匙，请不要告诉无关的人。',
      `查询地址：${matter.origin}/track`,
    ],
  }),
  acceptance: (matter) => ({
    lead: '下列事项已登记受理，将按规定的时限办理。',
    facts: [...headFacts(matter), ...matter.answers],
    paragraphs: ['为保护个人信息，本单中的个人信息已作遮盖。'],
  }),
  closing: (matter) => ({
    lead: '下列事项已经办结。',
    facts: [
      ...headFacts(matter),
      { label: '办结时间', text: matter.endedAtMs === null ? '' : momentText(matter.endedAtMs) },
      { label: '办结结果', text: matter.outcome },
      ...matter.course,
    ],
    paragraphs: ['为保护个人信息，本单中的个人信息已作遮盖。'],
  }),
}

function headFacts({ service, number, place, startedAtMs, initiator }: PaperMatter): AnswerFact[] {
  return [
    { label: '事项', text: service },
    { label: '受理编号', text: number },
    { label: '所属', text: place },
    ...(initiator === null ? [] : [{ label: '提交人', text: initiator }]),
    { label: '提交时间', text: momentText(startedAtMs) },
  ]
}

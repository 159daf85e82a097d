import type { PersonalAnswer } from './rules.ts'
import { seesPersonal } from './rules.ts'
import { CASES, type CaseFacts, type CaseName } from './world-cases.ts'
import type { Viewer } from './world-people.ts'

/** What is personal in the cases of the matrix. Every case has values of its own, so that one that comes up in any answer tells
 *  whose it is. */
export const PERSONAL_FIELDS = ['name', 'idNumber', 'health'] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]

const NAMES = Object.keys(CASES)

export function canary(of: CaseName, field: PersonalField): string {
  const number = 1000 + NAMES.indexOf(of)
  switch (field) {
    case 'name':
      return `金丝雀${number}`
    case 'idNumber':
      return `61010419500101${number}`
    case 'health':
      return `旧疾${number}号病历`
  }
}

/** As somebody sees it who may recognise it. */
export const MASKED: Readonly<Record<PersonalField, (of: CaseName) => string>> = {
  name: () => '金**',
  idNumber: (of) => `**************${canary(of, 'idNumber').slice(-4)}`,
  health: () => '旧**',
}

/** Each time that a case was told it: in answers, and in what the case remembers. */
export function answersOf(of: CaseFacts, field: PersonalField): readonly PersonalAnswer[] {
  const isSensitive = field !== 'name'
  const neededFor = field === 'idNumber' ? (['handle'] as const) : []
  if (field !== 'health') {
    return [of.initiator, null].map((by) => ({ isSensitive, by, neededFor }))
  }
  return of.tasks
    .filter(({ state }) => state === 'completed')
    .map(({ completedBy }) => ({ isSensitive, by: completedBy, neededFor }))
}

/** Throws where a text that the viewer was sent holds what she may not read in plain. */
export function assertNothingPersonal(viewer: Viewer, text: string): void {
  for (const [name, facts] of Object.entries(CASES) as [CaseName, CaseFacts][]) {
    for (const field of PERSONAL_FIELDS) {
      if (!text.includes(canary(name, field))) continue
      const isHers = answersOf(facts, field).some(
        (answer) => seesPersonal(viewer, facts, answer) === 'clear',
      )
      if (!isHers) throw new Error(`'${viewer.name}' was sent '${field}' of '${name}': ${text}`)
    }
  }
}

import { ERROR_CODES, kindOf } from '@linli/schemas/error-codes'
import type { Finding } from '@linli/schemas/finding'
import { pointerKeys } from '@linli/schemas/json-pointer'
import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { builder } from './builder.ts'
import type { GraphqlContext } from './context.ts'

// What a person can put right, as data. `kind` is the GraphQL type's name.

interface RefusalShape {
  readonly kind: 'Refusal'
  readonly code: string
  readonly message: string
}
interface FieldProblemShape {
  readonly field: string
  readonly code: string
  readonly message: string
}
interface InvalidSubmissionShape extends Omit<RefusalShape, 'kind'> {
  readonly kind: 'InvalidSubmission'
  readonly problems: readonly FieldProblemShape[]
}
interface TaskTakenShape extends Omit<RefusalShape, 'kind'> {
  readonly kind: 'TaskTaken'
  readonly by: string | null
  readonly at: Date | null
}
interface InvalidDefinitionShape extends Omit<RefusalShape, 'kind'> {
  readonly kind: 'InvalidDefinition'
  readonly findings: readonly Finding[]
}
interface StaleDraftShape extends Omit<RefusalShape, 'kind'> {
  readonly kind: 'StaleDraft'
  readonly revision: number
  readonly updatedBy: string
}

/** Runs a mutation; a `rejected` or `conflict` becomes data, everything else goes on to mask-error.ts. */
export async function orRefusal<T>(
  context: GraphqlContext,
  run: () => Promise<T>,
): Promise<T | RefusalShape> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof LinliError)) throw error
    if (kindOf(error) !== 'rejected' && kindOf(error) !== 'conflict') throw error
    const { retryAfterSeconds } = error.details
    if (typeof retryAfterSeconds === 'number') context.comeAgainIn(retryAfterSeconds)
    return refusal(error, context.locale)
  }
}

/** The same for a mutation that submits answers: refused answers come back field by field. */
export async function orProblems<T>(
  context: GraphqlContext,
  run: () => Promise<T>,
): Promise<T | RefusalShape | InvalidSubmissionShape> {
  return orRefusal(context, async () => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof LinliError && error.code === 'submission.invalid')
        return invalidSubmission(error, context.locale)
      throw error
    }
  })
}

function refusal(error: LinliError, locale: Locale): RefusalShape {
  return { kind: 'Refusal', code: error.code, message: bookMessage(error, locale) }
}

export function bookMessage({ code }: Pick<LinliError, 'code'>, locale: Locale): string {
  const { zh, en } = ERROR_CODES[code]
  return locale === 'en' ? en : zh
}

/** Why something stopped, for officials; a code that is not in the book (of an older version) stands for itself. */
export function bookCause(code: string, locale: Locale): string {
  const entry = Object.entries(ERROR_CODES).find(([known]) => known === code)?.[1]
  if (entry === undefined) return code
  return locale === 'en' ? entry.en : (entry.zhCause ?? entry.zh)
}

function invalidSubmission(error: LinliError, locale: Locale): InvalidSubmissionShape {
  return {
    kind: 'InvalidSubmission',
    code: error.code,
    message: bookMessage(error, locale),
    problems: (error.details.findings ?? []).map((finding) => ({
      field: dottedPath(finding.path),
      code: finding.code,
      message: textIn(finding.message, locale),
    })),
  }
}

/** `/location/text` → `location.text` (RFC 6901 to the form's own paths). */
function dottedPath(pointer: string): string {
  return pointerKeys(pointer).join('.')
}

const UserErrorType = builder.interfaceRef<{ readonly code: string; readonly message: string }>(
  'UserError',
)
UserErrorType.implement({
  description: "What a person can put right; the message is in the request's language.",
  fields: (t) => ({ code: t.exposeString('code'), message: t.exposeString('message') }),
})

export const FindingType = builder.objectRef<Finding>('Finding').implement({
  fields: (t) => ({
    severity: t.exposeString('severity'),
    code: t.exposeString('code'),
    path: t.exposeString('path', { description: 'JSON Pointer (RFC 6901).' }),
    message: t.string({ resolve: (finding, _args, { locale }) => textIn(finding.message, locale) }),
    course: t.stringList({
      description: 'A shortest course of events that shows it; empty where none is needed.',
      resolve: ({ course = [] }, _args, { locale }) => course.map((text) => textIn(text, locale)),
    }),
    example: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The same course as a scenario that plays.',
      resolve: ({ example }) => example ?? null,
    }),
  }),
})

const FieldProblemType = builder.objectRef<FieldProblemShape>('FieldProblem').implement({
  fields: (t) => ({
    field: t.exposeString('field'),
    code: t.exposeString('code'),
    message: t.exposeString('message'),
  }),
})

export const RefusalType = builder
  .objectRef<RefusalShape>('Refusal')
  .implement({ interfaces: [UserErrorType] })

export const InvalidSubmissionType = builder
  .objectRef<InvalidSubmissionShape>('InvalidSubmission')
  .implement({
    description: 'Answers need attention; `field` is a dotted path, `""` for the whole form.',
    interfaces: [UserErrorType],
    fields: (t) => ({ problems: t.expose('problems', { type: [FieldProblemType] }) }),
  })

export const TaskTakenType = builder.objectRef<TaskTakenShape>('TaskTaken').implement({
  description: 'Somebody was faster.',
  interfaces: [UserErrorType],
  fields: (t) => ({
    by: t.exposeString('by', { nullable: true }),
    at: t.expose('at', { type: 'DateTime', nullable: true }),
  }),
})

export const InvalidDefinitionType = builder
  .objectRef<InvalidDefinitionShape>('InvalidDefinition')
  .implement({
    interfaces: [UserErrorType],
    fields: (t) => ({ findings: t.expose('findings', { type: [FindingType] }) }),
  })

export const StaleDraftType = builder.objectRef<StaleDraftShape>('StaleDraft').implement({
  interfaces: [UserErrorType],
  fields: (t) => ({ revision: t.exposeInt('revision'), updatedBy: t.exposeString('updatedBy') }),
})

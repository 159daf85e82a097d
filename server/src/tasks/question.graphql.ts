import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import type { Question } from '@linli/schemas/snapshot'
import { assertColleague } from '../access/assert-colleague.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { changeTask, TaskResult } from './change-task.graphql.ts'

/** What the row of a task keeps of a question; its kind is null for a task of the machine's, which somebody may have delegated. */
export interface AskedRow {
  readonly questionKind: string | null
  readonly question: string | null
  readonly askedBy: string | null
}
export const askedRow = { questionKind: true, question: true, askedBy: true } as const

const TITLES = {
  advice: ['协办', 'Advice'],
  extension: ['延期审批', 'More time'],
  supervision: ['督办', 'Supervision'],
} as const satisfies Readonly<Record<Question['kind'], readonly [string, string]>>

/** Of a column that the engine wrote. */
function kindOf(kind: string | null): Question['kind'] {
  return kind !== null && Object.hasOwn(TITLES, kind) ? (kind as Question['kind']) : 'advice'
}

/** What a question is called in lists: its kind with the title of the task it is about. */
export function questionTitle(kind: string, task: string, locale: Locale): string {
  const [zh, en] = TITLES[kindOf(kind)]
  return locale === 'en' ? `${en}: ${task}` : `${zh}：${task}`
}

/** The ways in which a question is over. */
export function questionOutcomes(kind: string, locale: Locale) {
  const say = (id: string, zh: string, en: string) => ({
    ...{ id, title: locale === 'en' ? en : zh, tone: null },
  })
  return kind === 'extension'
    ? [say('granted', '同意延期', 'Granted'), say('refused', '不同意延期', 'Refused')]
    : [say('answered', '已答复', 'Answered')]
}

const QuestionKind = builder.enumType('QuestionKind', {
  values: {
    ADVICE: { value: 'advice', description: '协办' },
    SUPERVISION: { value: 'supervision', description: '督办' },
    EXTENSION: { value: 'extension', description: '延期; asked by `askExtension`.' },
  } as const,
})

const QuestionType = builder.objectRef<AskedRow>('Question').implement({
  description: 'What somebody asks beside a task; it is answered in words.',
  fields: (t) => ({
    kind: t.field({
      type: QuestionKind,
      resolve: ({ questionKind }) => kindOf(questionKind),
    }),
    text: t.string({ resolve: ({ question }) => question ?? '' }),
    by: t.field({
      type: AccountRef,
      nullable: true,
      resolve: ({ askedBy }, _args, { accounts }) =>
        askedBy === null ? null : accounts.load(askedBy),
    }),
  }),
})

builder.prismaObjectFields('Task', (t) => ({
  question: t.field({
    type: QuestionType,
    nullable: true,
    description: 'Null for a task of the definition’s.',
    select: askedRow,
    resolve: (task) => (task.questionKind === null ? null : task),
  }),
  mayWithdrawQuestion: t.boolean({
    description: 'The viewer asked it, or is an official, and it is open.',
    select: { askedBy: true, state: true, questionKind: true },
    resolve: ({ askedBy, state, questionKind }, _args, { viewer }) =>
      state === 'open' &&
      questionKind !== null &&
      (askedBy === viewer?.accountId || viewer?.role === 'official'),
  }),
}))

const TEXT = 'A text of 1 to 2,000 characters.'

const AskInput = builder.inputType('AskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    kind: t.field({ type: QuestionKind, required: true }),
    to: t.id({
      description:
        'An account of staff; without it whoever has the task, which a supervision allows.',
    }),
    text: t.string({ required: true, description: TEXT }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'By when an answer is wanted; nothing happens by itself then.',
    }),
  }),
})
const AnswerInput = builder.inputType('AnswerQuestionInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    text: t.string({ required: true, description: TEXT }),
  }),
})
const WithdrawInput = builder.inputType('WithdrawQuestionInput', {
  fields: (t) => ({ taskId: t.id({ required: true }) }),
})

builder.mutationFields((t) => ({
  ask: t.field({
    type: TaskResult,
    description:
      '协办 of one person, by whoever may take the task or an official; 督办 by an official. The task goes on meanwhile.',
    args: { input: t.arg({ type: AskInput, required: true }) },
    resolve: (_root, { input }, context) => ask(context, input),
  }),
  answerQuestion: t.field({
    type: TaskResult,
    description: 'By whoever may take the question’s task.',
    args: { input: t.arg({ type: AnswerInput, required: true }) },
    resolve: (_root, { input: { taskId, text } }, context) =>
      changeTask(context, taskId, (command) =>
        context.services.engine.answer({ ...command, text }),
      ),
  }),
  withdrawQuestion: t.field({
    type: TaskResult,
    description: 'By whoever asked, or an official.',
    args: { input: t.arg({ type: WithdrawInput, required: true }) },
    resolve: (_root, { input: { taskId } }, context) =>
      changeTask(context, taskId, (command) => context.services.engine.withdrawQuestion(command)),
  }),
}))

function ask(
  context: GraphqlContext,
  { taskId, kind, to, text, dueAt }: typeof AskInput.$inferInput,
) {
  return changeTask(context, taskId, async (command) => {
    if (to !== null && to !== undefined) await assertColleague(String(to), context)
    const due = dueAt === null || dueAt === undefined ? null : dueAt.getTime()
    if (due !== null && Number.isNaN(due)) throw new LinliError('request.invalid', 'No instant.')
    if (kind === 'extension') throw new LinliError('request.invalid', 'More time has its own way.')
    await context.services.engine.ask({
      ...{ ...command, question: kind, to: to === null || to === undefined ? null : String(to) },
      ...{ text, dueAt: due },
    })
  })
}

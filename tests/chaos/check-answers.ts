import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Pool } from 'pg'
import type { AnswerBook } from './answers.ts'

interface HistoryRow {
  readonly instance_id: string
  readonly kind: string
  readonly actor_id: string | null
  readonly input: string
}
interface InboxRow {
  readonly source: string
  readonly message_id: string
  readonly answer: string
}
interface Input {
  readonly taskId?: string
  readonly type?: string
  readonly payload?: { readonly ref?: string }
}
interface Deed {
  readonly instanceId: string
  readonly kind: string
  readonly actorId: string | null
  readonly input: Input
}

/** Holds what the clients were told against what is stored: nothing answered may be missing, nothing may be there that
 *  nobody was told, and nothing twice. */
export async function checkAnswers(pool: Pool, book: AnswerBook): Promise<readonly string[]> {
  const { rows } = await pool.query<HistoryRow>(
    `SELECT instance_id, kind, actor_id, input FROM whole_history h WHERE kind <> 'timer' ORDER BY instance_id, seq`,
  )
  const deeds = rows.map((row): Deed => {
    const { instance_id: instanceId, kind, actor_id: actorId } = row
    return {
      instanceId,
      kind,
      actorId,
      input: (JSON.parse(row.input) as { readonly input: Input }).input,
    }
  })
  const inbox = await pool.query<InboxRow>('SELECT source, message_id, answer FROM inbox')
  const of = (kind: string) => deeds.filter((deed) => deed.kind === kind)
  return [
    ...compare('I2: answer to a message', {
      told: book.messages.map((each) =>
        canonicalJson([`device:${each.deviceId}`, each.messageId, each.answer]),
      ),
      stored: inbox.rows
        .filter(({ source }) => source !== 'form')
        .map((row) => canonicalJson([row.source, row.message_id, JSON.parse(row.answer)])),
    }),
    ...compare('I2: start by form', {
      told: book.starts.filter(({ by }) => by === 'form').map(({ instanceId }) => instanceId),
      stored: inbox.rows.filter(({ source }) => source === 'form').map(startedByForm),
    }),
    ...compare('I1, I2: start', {
      told: book.starts.map(({ ref, instanceId }) => `${ref} ${instanceId}`),
      stored: of('start').map(({ instanceId, input }) => `${input.payload?.ref} ${instanceId}`),
    }),
    ...compare('I1, I2: signal', {
      told: book.signals
        .filter(({ kind }) => kind === 'signalled')
        .map(({ ref, instanceId }) => `${ref} ${instanceId}`),
      stored: of('event').map(({ instanceId, input }) => `${input.payload?.ref} ${instanceId}`),
    }),
    ...compare('I6: claim', {
      told: accepted(book.claims),
      // A claim has no key: where a death took the answer and the task was closed meanwhile, the repeat hears that.
      possible: answersOf(book.claims.filter(({ refusedAs }) => refusedAs === 'task.closed')),
      stored: of('claim').map(({ actorId, input }) => `${input.taskId} ${actorId}`),
    }),
    ...compare('I6: completion', {
      told: accepted(book.completions),
      stored: of('complete').map(({ actorId, input }) => `${input.taskId} ${actorId}`),
    }),
    // Every task was opened before anybody asked for it: who denies that looks at an older state.
    ...sentence(
      [...book.claims, ...book.completions]
        .filter(({ refusedAs }) => refusedAs === 'task.not-found')
        .map(({ taskId }) => taskId),
      'I6: a task that had been opened was not found',
    ),
  ]
}

function startedByForm({ answer }: InboxRow): string {
  return (JSON.parse(answer) as { readonly instanceId: string }).instanceId
}

function accepted(answers: AnswerBook['claims']): readonly string[] {
  return answersOf(answers.filter((each) => each.accepted))
}

function answersOf(answers: AnswerBook['claims']): readonly string[] {
  return answers.map((each) => `${each.taskId} ${each.accountId}`)
}

interface Comparison {
  readonly told: readonly string[]
  readonly stored: readonly string[]
  /** May be stored once each although nobody was told. */
  readonly possible?: readonly string[]
}

/** Both as multisets: a deed stored twice for one answer is as wrong as one that is missing. */
function compare(what: string, { told, stored, possible = [] }: Comparison): readonly string[] {
  const balance = new Map<string, number>()
  for (const each of told) balance.set(each, (balance.get(each) ?? 0) + 1)
  for (const each of stored) balance.set(each, (balance.get(each) ?? 0) - 1)
  for (const each of new Set(possible)) {
    if (balance.get(each) === -1) balance.delete(each)
  }
  const lost = [...balance].filter(([, count]) => count > 0).map(([each]) => each)
  const extra = [...balance].filter(([, count]) => count < 0).map(([each]) => each)
  return [
    ...sentence(lost, `${what} answered, but not in history`),
    ...sentence(extra, `${what} in history, but never answered or there twice`),
  ]
}

function sentence(of: readonly string[], what: string): readonly string[] {
  return of.length === 0 ? [] : [`${what}: ${of.length}, such as '${of.slice(0, 3).join("', '")}'.`]
}

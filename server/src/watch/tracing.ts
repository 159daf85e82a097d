import type { EffectChannel, EngineObserver } from '@linli/runtime'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { Span, Tracer } from '@opentelemetry/api'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'
import { createCommitTracing } from './commit-tracing.ts'
import { errorLabel } from './error-label.ts'
import { traceRequests } from './request-tracing.ts'
import type { CommandWatcher } from './watched-engine.ts'

/** One trace from a request to its effects. Attributes hold ids, codes and counts: never a body, an answer, an address or
 *  a message of an error. */
export interface Tracing {
  readonly observer: Required<Pick<EngineObserver, 'origin' | 'committing'>>
  readonly watchCommand: CommandWatcher
  watchChannel(channel: EffectChannel): EffectChannel
  /** Must come before the routes. */
  watchRequests(app: FastifyInstance): void
}

export function createTracing(tracer: Tracer): Tracing {
  const commits = createCommitTracing(tracer)
  return {
    observer: commits.observer,
    watchRequests: (app) => traceRequests(tracer, app),
    watchCommand: (command, run) =>
      tracer.startActiveSpan(`engine ${command}`, (span) => ended(span, run)),
    watchChannel: (channel) => ({
      deliver(entry) {
        const { cause, links } = commits.causeOf(entry.id)
        const attributes = {
          'linli.outbox.id': entry.id,
          'linli.instance.id': entry.instanceId,
          'linli.effect.kind': entry.effect.kind,
          'linli.effect.attempt': entry.attempts,
        }
        const options = { kind: SpanKind.PRODUCER, attributes, links }
        return tracer.startActiveSpan('deliver effect', options, cause, (span) =>
          ended(span, () => channel.deliver(entry)),
        )
      },
    }),
  }
}

/** Ends the span with the work; of an error it keeps the code alone. */
async function ended<Answer>(span: Span, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const code = errorLabel(error)
    span.setAttribute('error.type', code)
    // A refusal is the caller's matter; the operation did what it should.
    const isRefusal = error instanceof LinliError && /^(rejected|conflict)$/.test(kindOf(error))
    if (!isRefusal) span.setStatus({ code: SpanStatusCode.ERROR, message: code })
    throw error
  } finally {
    span.end()
  }
}

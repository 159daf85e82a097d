import type { EngineObserver, LeavingCommand } from '@linli/runtime'
import type { Context, Link, Span, SpanContext, Tracer } from '@opentelemetry/api'
import { ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api'

/** Steps whose effects have not left yet, on this node; the oldest are forgotten first. */
const REMEMBERED = 10_000

interface Cause {
  /** The command that took the step; the commit where no command did, as for a timer. */
  readonly step: SpanContext
  readonly commit: SpanContext
}

export interface CommitTracing {
  readonly observer: Required<Pick<EngineObserver, 'origin' | 'committing'>>
  /** What an effect hangs from, by its outbox id. The link lives in this node's memory: an effect that another node
   *  delivers begins a trace of its own, and its attributes name the instance and the step. */
  causeOf(outboxId: string): { readonly cause: Context; readonly links: Link[] }
}

/** A commit carries many commands: it hangs from the first one, is linked to all, and each of them to it. */
export function createCommitTracing(tracer: Tracer): CommitTracing {
  const causes = new Map<string, Cause>()

  function remember(command: LeavingCommand, commit: Span): void {
    const origin = asSpan(command.origin) ?? commit
    if (!origin.isRecording() && !commit.isRecording()) return
    const cause = { step: origin.spanContext(), commit: commit.spanContext() }
    for (const { instanceId, step } of command.steps) {
      if (step.effects.length > 0) causes.set(`${instanceId}.${step.snapshot.seq}`, cause)
    }
    for (const key of causes.keys()) {
      if (causes.size <= REMEMBERED) break
      causes.delete(key)
    }
  }

  return {
    observer: {
      origin: () => trace.getActiveSpan(),
      committing(commands) {
        const commit = startCommit(tracer, commands)
        return (end) => {
          commit.setAttribute('linli.commit.end', end)
          if (end === 'unknown') commit.setStatus({ code: SpanStatusCode.ERROR, message: end })
          if (end === 'committed') for (const command of commands) remember(command, commit)
          commit.end()
        }
      },
    },
    causeOf(outboxId) {
      const cause = causes.get(outboxId.slice(0, outboxId.lastIndexOf('.')))
      if (cause === undefined) return { cause: ROOT_CONTEXT, links: [] }
      return {
        cause: trace.setSpanContext(ROOT_CONTEXT, cause.step),
        links: [{ context: cause.commit }],
      }
    },
  }
}

function startCommit(tracer: Tracer, commands: readonly LeavingCommand[]): Span {
  const origins = commands.flatMap(({ origin }) => asSpan(origin) ?? [])
  const [first] = origins
  const attributes = {
    'linli.commands': commands.length,
    'linli.steps': commands.reduce((sum, { steps }) => sum + steps.length, 0),
  }
  const links = origins.map((origin) => ({ context: origin.spanContext() }))
  const parent = first === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, first)
  const commit = tracer.startSpan('commit', { attributes, links }, parent)
  for (const origin of origins) origin.addLink({ context: commit.spanContext() })
  return commit
}

/** The engine gives back what `origin` said. */
function asSpan(origin: unknown): Span | null {
  return (origin as Span | undefined) ?? null
}

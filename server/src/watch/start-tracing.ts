import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { createTracing, type Tracing } from './tracing.ts'

export interface RunningTracing {
  readonly tracing: Tracing
  /** Sends what is gathered. */
  close(): Promise<void>
}

/** Sends spans by OTLP over HTTP. Loaded only where a collector is configured: this file is the only door to the SDK. A
 *  collector that is away costs spans and nothing else; at most 2,048 wait. */
export function startTracing(to: {
  readonly endpoint: string
  readonly share: number
}): RunningTracing {
  const exporter = new OTLPTraceExporter({ url: `${to.endpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'linli' }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(to.share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(provider)
  return {
    tracing: createTracing(trace.getTracer('linli')),
    close: () => provider.shutdown().catch(() => undefined),
  }
}

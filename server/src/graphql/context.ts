import type { Locale } from '@linli/schemas/locale-text'
import type { HerTasksLoader } from '../access/case-readers.ts'
import { createHerTasks } from '../access/case-readers.ts'
import type { Viewer } from '../access/viewer.ts'
import type { DefinitionLoaders } from '../definitions/definition-loaders.ts'
import { createDefinitionLoaders } from '../definitions/definition-loaders.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'
import type { Services } from '../services.ts'
import type { BatchLoader } from './batch-loader.ts'
import { createBatchLoader } from './batch-loader.ts'

/** What a resolver may use: one per request. */
export interface GraphqlContext {
  readonly services: TenantServices
  /** The viewer's, or the installation's for a visitor. */
  readonly tenantId: string
  readonly viewer: Viewer | null
  readonly locale: Locale
  /** Network address of the caller, for rate limits only. */
  readonly address: string
  readonly session: SessionCookie
  /** Tells an HTTP client when to try again, beside a refusal that is data. */
  readonly comeAgainIn: (seconds: number) => void
  /** Aborted when the caller has left. */
  readonly gone: AbortSignal
  readonly accounts: BatchLoader<string, AccountHead>
  readonly definitions: DefinitionLoaders
  /** What the viewer has to do with each case. */
  readonly herTasks: HerTasksLoader
}
export interface SessionCookie {
  readonly value: string | null
  set(value: string, expiresAt: Date): void
  clear(): void
}
export interface AccountHead {
  readonly id: string
  readonly role: string
  readonly name: string
  readonly phone: string | null
  /** The person who asks, also in the very request that signs her in. */
  readonly isOwn?: true
}

/** Those of the process, reading for the tenant of the request alone. */
export interface TenantServices extends Services {
  readonly prisma: PrismaClient
}

export interface ContextFacts
  extends Omit<GraphqlContext, 'accounts' | 'definitions' | 'herTasks' | 'services'> {
  readonly services: Services
}

export function createContext(facts: ContextFacts): GraphqlContext {
  const { tenantId } = facts
  const services = { ...facts.services, prisma: facts.services.reads.of(tenantId) }
  return {
    ...{ ...facts, services },
    definitions: createDefinitionLoaders(services.prisma, tenantId),
    herTasks: createHerTasks(services.prisma, facts.viewer),
    accounts: createBatchLoader<string, AccountHead>(async (ids) => {
      const rows = await services.prisma.account.findMany({
        where: { tenantId, id: { in: [...ids] } },
        select: { id: true, role: true, name: true, phone: true },
      })
      return new Map(rows.map((row) => [row.id, row]))
    }),
  }
}

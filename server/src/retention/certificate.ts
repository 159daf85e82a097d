import { hash } from 'node:crypto'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { RetentionRule } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What one transaction erased. It names no person and holds nothing of what was erased. */
export interface Certificate {
  readonly format: 'linli-erasure/1'
  /** Gapless within the tenant. */
  readonly number: number
  readonly tenantId: string
  readonly definition: {
    readonly id: string
    readonly title: LocaleText
    readonly version: number
  }
  readonly rule: RetentionRule
  readonly cases: {
    /** In their order. */
    readonly numbers: readonly string[]
    /** ISO 8601: when the first and the last of them ended. */
    readonly endedFrom: string
    readonly endedUntil: string
  }
  readonly erased: ErasedCounts
  /** ISO 8601. */
  readonly at: string
  /** `job`, or `official` where somebody did not wait for it; the audit says who. */
  readonly by: 'job' | 'official'
  /** Hash of the certificate before; empty for the first. */
  readonly before: string
}

export interface ErasedCounts {
  /** Answers, each counted at every place where it stood. */
  readonly values: number
  readonly files: number
  /** Notices and text messages. */
  readonly notices: number
}

export const NOTHING_ERASED: ErasedCounts = { values: 0, files: 0, notices: 0 }

export function addCounts(one: ErasedCounts, other: ErasedCounts): ErasedCounts {
  return {
    values: one.values + other.values,
    files: one.files + other.files,
    notices: one.notices + other.notices,
  }
}

/** The certificate as it is kept and handed out, and the hex SHA-256 of just that. A later certificate names the hash, so none can be
 *  exchanged or left out. */
export function sealed(certificate: Certificate): { readonly body: string; readonly hash: string } {
  // All members are JSON by construction.
  const body = canonicalJson(certificate as unknown as JsonObject)
  return { body, hash: hash('sha256', body) }
}

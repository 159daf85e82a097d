export interface IdSource {
  /** A UUIDv7 (RFC 9562): unique, sortable by time. */
  uuid(): string
  /** Six letters and digits without look-alikes; the resident's secret for looking a case up without an account. */
  lookupCode(): string
}

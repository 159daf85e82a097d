/** What a release stored, as its tables held it. */
export interface StoredFormats {
  readonly definitions: readonly {
    readonly id: string
    readonly hash: string
    /** `definition_version.body`. */
    readonly body: string
  }[]
  readonly histories: readonly StoredHistory[]
}

export interface StoredHistory {
  readonly definitionId: string
  /** `history.input` and `history.snapshot_hash`, by seq. */
  readonly steps: readonly { readonly entry: string; readonly hash: string }[]
  /** `instance_snapshot.body`. */
  readonly body: string
}

export const folderOfStoredFormats: URL = new URL('./stored-formats/', import.meta.url)

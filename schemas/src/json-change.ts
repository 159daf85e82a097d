import type { JsonValue } from './json.ts'

/** One operation of JSON Patch (RFC 6902). `add` puts a key into an object, or an item into a list: before an index, or at its
 *  end (`/-`); `move` gives a key of an object another name; `test` refuses what follows where a text is another. */
export type JsonChange =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: JsonValue }
  | { readonly op: 'test'; readonly path: string; readonly value: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }

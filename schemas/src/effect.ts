import type { NoticeChannel } from './definition.ts'
import type { JsonObject } from './json.ts'
import type { LocaleText } from './locale-text.ts'
import type { ChildEnd, NamedInstance } from './snapshot.ts'

/** What a step asks of the world, as data. It leaves after the commit, at least once, with the stable key of its row id. */
export type Effect =
  | {
      readonly kind: 'notice'
      readonly notice: string
      readonly channel: NoticeChannel
      readonly to: Recipients
      readonly title: LocaleText
      readonly body: LocaleText
      /** Whoever it goes to may read the instance from then on (抄送). `by`: account id, null where the definition says so. */
      readonly copy?: { readonly by: string | null }
      /** Of a text message: the task at whose link it ends. */
      readonly opens?: string
      /** Of the engine's own: what a street's wording of it may say. */
      readonly facts?: NoticeFacts
    }
  | { readonly kind: 'emit'; readonly event: string }
  | ChildEffect

/** What a notice of the engine's own is about. */
export interface NoticeFacts {
  /** Of the case. */
  readonly number: string
  /** Title of the task, or of the service. */
  readonly task: LocaleText
  /** What somebody wrote about it; empty where nobody did. */
  readonly reason: LocaleText
  /** Day and minute in the city's time; only of a deadline that moved. */
  readonly due?: string
}

/** What one instance asks of another one. The engine itself delivers it, as a step that repeats harmlessly (ADR 0038). */
export type ChildEffect =
  | {
      readonly kind: 'start-child'
      readonly key: string
      readonly definitionId: string
      /** Null for the newest. */
      readonly version: number | null
      readonly nodeId: string
      /** Context fields of the child. */
      readonly set: JsonObject
    }
  | {
      /** To the parent of `child`. */
      readonly kind: 'end-child'
      readonly parentId: string
      readonly key: string
      readonly child: NamedInstance | null
      readonly end: ChildEnd
    }
  | { readonly kind: 'stop-child'; readonly key: string; readonly childId: string }

export type Recipients =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'post'; readonly nodeId: string; readonly post: string }

import type { LocaleText } from './locale-text.ts'

/** What a step asks of the world, as data. It leaves after the commit, at least once, with the stable key of its row id. */
export type Effect =
  | {
      readonly kind: 'notice'
      readonly notice: string
      readonly channel: 'app' | 'sms'
      readonly to: Recipients
      readonly title: LocaleText
      readonly body: LocaleText
      /** Whoever it goes to may read the instance from then on (抄送). `by`: account id, null where the definition says so. */
      readonly copy?: { readonly by: string | null }
    }
  | { readonly kind: 'emit'; readonly event: string }

export type Recipients =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'post'; readonly nodeId: string; readonly post: string }

import type { TFunction } from 'i18next'

/** What people call a post; one that is not known by its key. */
export function postName(t: TFunction<['org', 'staff']>, post: string): string {
  return String(t(`staff:post.${post}` as never, { defaultValue: post }))
}

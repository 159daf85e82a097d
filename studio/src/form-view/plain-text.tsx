import type { ReactNode } from 'react'

/** Stands in for the Markdown library of RJSF's own templates, none of which our theme draws: texts of forms are plain,
 *  so that no definition can put markup into a resident's page, and the page is 32 kB (gzip) lighter. See vite.config.ts. */
export function Markdown({ children }: { readonly children: ReactNode }) {
  return children
}

/** The views of a service, in the order of its page. */
export const TABS = [
  ...([
    'canvas',
    'forms',
    'papers',
    'simulator',
    'scenarios',
    'texts',
    'json',
    'versions',
  ] as const),
] as const
export type Tab = (typeof TABS)[number]

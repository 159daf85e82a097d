/** The service worker of the desk, and the pages that are its: never the portal or the studio. */
export const DESK_WORKER = '/desk-worker.js'
export const DESK_WORKER_SCOPE = '/desk'
/** Named filters of the inbox, in the browser's storage. */
export const DESK_VIEWS_KEY = 'linli.desk-views'

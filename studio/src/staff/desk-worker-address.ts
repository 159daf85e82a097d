/** The service worker of the desk, and the pages that are its: never the portal or the studio. */
export const DESK_WORKER = '/desk-worker.js'
export const DESK_WORKER_SCOPE = '/desk'

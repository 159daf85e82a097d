import type { FastifyInstance } from 'fastify'

/** Scripts come from our own files alone: no inline, no eval. Styles may be inline, because antd 6 writes its component
 *  styles into <style> elements at run time and a nonce would have to be put into a page that is otherwise a static,
 *  cacheable file; a style cannot run code, and `img-src` and `connect-src` leave it nowhere to send anything. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sets the same headers on every answer of the scope. They are written out, because computing them anew cost a webhook
 *  an eighth of its time. */
export function addSecurityHeaders(app: FastifyInstance, isHttps: boolean): void {
  const headers = {
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionCookie } from '../graphql/context.ts'

/** `__Host-` binds the cookie to this very host, but browsers accept it over https alone. */
export function sessionCookieName(isHttps: boolean): string {
  return isHttps ? '__Host-linli_session' : 'linli_session'
}

export function sessionCookieOf(
  request: FastifyRequest,
  reply: FastifyReply,
  isHttps: boolean,
): SessionCookie {
  const name = sessionCookieName(isHttps)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps } as const
  return {
    value: request.cookies[name] ?? null,
    set(value, expiresAt) {
      reply.setCookie(name, value, { ...options, expires: expiresAt })
    },
    clear() {
      reply.clearCookie(name, options)
    },
  }
}

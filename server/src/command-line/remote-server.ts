import type { Locale } from '@linli/schemas/locale-text'
import { UsageError } from './read-definition.ts'

/** Where to speak with a server, and as whom. */
export interface Connection {
  /** Origin, as `https://linli.example.org`. */
  readonly server: string
  readonly login: string
  readonly password: string
  readonly locale: Locale
}

/** A server that somebody is signed in to. */
export interface RemoteServer {
  readonly origin: string
  /** `data` of an operation, of the shape that the caller asked for. Throws `RemoteError`. */
  ask<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>
}

/** The server is not there, or does not do what it is asked for. */
export class RemoteError extends Error {}

/** Signs in, lets `work` speak with the server, and signs out, however it ends. Throws `UsageError` for an address that a
 *  password must not be sent to, `RemoteError` where the server does not answer or does not know the account. */
export async function withServer<Result>(
  connection: Connection,
  work: (server: RemoteServer) => Promise<Result>,
): Promise<Result> {
  const origin = originOf(connection.server)
  const { login, password, locale } = connection
  let cookie = ''
  const post = async (query: string, variables: object) => {
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', 'accept-language': locale, cookie },
      body: JSON.stringify({ query, variables }),
    }).catch((cause: unknown) => {
      throw new RemoteError(`${origin} does not answer: ${reasonOf(cause)}`)
    })
    const [set] = answer.headers.getSetCookie()
    if (set !== undefined) cookie = set.slice(0, set.indexOf(';'))
    return dataOf(answer, origin)
  }
  // The server vouches for the shape: the document is held against its schema by a test.
  const ask = async <Data>(query: string, variables = {}) => (await post(query, variables)) as Data
  const { signIn } = await ask<{ readonly signIn: SignIn }>(SIGN_IN, { input: { login, password } })
  if (signIn.__typename !== 'SignedIn') throw new RemoteError(signIn.message)
  try {
    return await work({ origin, ask })
  } finally {
    await ask(SIGN_OUT).catch(() => undefined)
  }
}

type SignIn =
  | { readonly __typename: 'SignedIn' }
  | { readonly __typename: 'Refusal'; readonly message: string }

export const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on Refusal { message } }
}`
export const SIGN_OUT = 'mutation { signOut }'

/** A password travels encrypted, or not beyond this machine. */
function originOf(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : null
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new UsageError(`'${server}' is no address of a server, like https://linli.example.org`)
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !isHere) {
    throw new UsageError(`'${url.origin}' would carry the password in the clear; use https.`)
  }
  return url.origin
}

async function dataOf(answer: Response, origin: string): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => null)
  if (typeof body !== 'object' || body === null) {
    throw new RemoteError(`${origin} answered ${answer.status}, and not as Linli does.`)
  }
  if ('errors' in body && Array.isArray(body.errors) && body.errors.length > 0) {
    throw new RemoteError(body.errors.map((error) => String(error?.message)).join(' '))
  }
  if (!('data' in body)) throw new RemoteError(`${origin} answered ${answer.status} without data.`)
  return body.data
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}

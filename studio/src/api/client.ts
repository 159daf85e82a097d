import type { Locale } from '@linli/schemas/locale-text'
import {
  Client,
  type CombinedError,
  cacheExchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
  subscriptionExchange,
} from 'urql'
import { takeAskedAhead } from './asked-ahead.ts'
import { createFaults, type Faults } from './faults.ts'
import { createSession, type Session } from './session.ts'
import { createSubscribe } from './subscribe.ts'

export interface Api {
  readonly client: Client
  readonly session: Session
  readonly faults: Faults
}

const ENDPOINT = '/graphql'
const MISSING = 'session.missing'

/** One client for queries, mutations (`send`, the browser's fetch) and subscriptions (server-sent events), with the session's cookie.
 *  The server's sentences come in `locale`. An answer `session.missing` marks the session as ended; nothing on the page is thrown away, and what was asked
 *  is asked again when somebody has signed in. A deed that the server failed at is told with the id of its event. */
export function createApi(locale: Locale, send: typeof fetch = browserFetch): Api {
  const session = createSession()
  const faults = createFaults()
  const subscribe = createSubscribe(ENDPOINT)
  const askAgain = async (operation: Operation) => {
    if (!(await session.renewed())) return
    client.reexecuteOperation(
      makeOperation(operation.kind, operation, {
        ...operation.context,
        requestPolicy: 'network-only',
      }),
    )
  }
  const client: Client = new Client({
    url: ENDPOINT,
    preferGetMethod: false,
    fetch: takeAskedAhead(send),
    fetchOptions: { credentials: 'same-origin', headers: { 'accept-language': locale } },
    exchanges: [
      cacheExchange,
      mapExchange({
        onResult(result) {
          if (lacksSession(result)) {
            session.end()
            if (result.operation.kind === 'query') void askAgain(result.operation)
          }
          tellFault(result, faults)
          return withoutNull(result)
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({ unsubscribe: subscribe(request, sink) }),
        }),
      }),
    ],
  })
  return { client, session, faults }
}

/** A server that failed answers `data: null`. Every page asks whether there is data by `undefined`, as where nobody answered. */
function withoutNull(result: OperationResult): OperationResult {
  return result.data === null ? { ...result, data: undefined } : result
}

/** Of deeds alone: what could not be read is told where it would stand. */
function tellFault({ operation, error }: OperationResult, faults: Faults): void {
  const { reference } = failureFacts(error)
  if (operation.kind === 'mutation' && reference !== undefined) faults.tell({ reference })
}

/** As a function of its own: `fetch` wants the window as its `this`. */
export const browserFetch: typeof fetch = (input, init) => fetch(input, init)

/** True when the server said that nobody is signed in: as an error, or as a refusal among a mutation's answers. */
export function lacksSession({ data, error }: Pick<OperationResult, 'data' | 'error'>): boolean {
  if (error !== undefined && errorCode(error) === MISSING) return true
  if (typeof data !== 'object' || data === null) return false
  return Object.values(data).some(
    (answer: unknown) =>
      typeof answer === 'object' && answer !== null && 'code' in answer && answer.code === MISSING,
  )
}

/** The code from the error book, when the server sent one. */
export function errorCode(error: CombinedError): string | undefined {
  const code = error.graphQLErrors[0]?.extensions.code
  return typeof code === 'string' ? code : undefined
}

/** What a person can be told of a failed request. */
export interface FailureFacts {
  /** The server's own sentence; undefined when it was not reached. */
  readonly sentence: string | undefined
  /** Id of the same event in the server's log. */
  readonly reference: string | undefined
}

export function failureFacts(error: CombinedError | undefined): FailureFacts {
  const first = error?.graphQLErrors[0]
  const id = first?.extensions.id
  return { sentence: first?.message, reference: typeof id === 'string' ? id : undefined }
}

import type { OperationResult } from 'urql'
import { lacksSession } from './client.ts'
import type { Session } from './session.ts'

/** Runs an operation; when the server wants somebody signed in, waits for the sign-in dialog and runs it once more.
 *  The same keys go out both times, so nothing happens twice. */
export async function withSession<Data>(
  session: Session,
  run: () => Promise<OperationResult<Data>>,
): Promise<OperationResult<Data>> {
  const first = await run()
  if (!lacksSession(first)) return first
  session.end()
  return (await session.renewed()) ? run() : first
}

import { createServer } from 'node:net'
import { LinliError } from '@linli/schemas/linli-error'

/** Throws `config.invalid` with the remedy when somebody listens there already. */
export async function assertPortFree(to: {
  readonly host: string
  readonly port: number
}): Promise<void> {
  if (to.port === 0) return
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(to.port, to.host, () => probe.close(() => resolve(null)))
  })
  if (failure === null) return
  throw new LinliError('config.invalid', sentence(failure, to), { cause: failure })
}

function sentence(
  failure: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): string {
  if (failure.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`
  if (failure.code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=8080 npm start`
  return `Cannot listen on ${host}:${port} (${failure.code}). Check HOST and PORT.`
}

// `npm start`: from a fresh clone to a running Linli. `--empty` starts without the demo community.
import { createServer } from 'node:net'
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, prepare, Refusal, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

// As in server/src/config.ts, which also judges the values.
const DEFAULT = { port: '8080', host: '127.0.0.1' }

await runEntry(async () => {
  await refuseTakenPort(process.env.PORT || DEFAULT.port, process.env.HOST || DEFAULT.host)
  const node = await prepare()
  const main = join(ROOT, 'server', 'src', 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})

/** Said before a minute of installing, not after it. */
async function refuseTakenPort(text, host) {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return
  const failure = await new Promise((settle) => {
    const probe = createServer()
    probe.once('error', (error) => settle(error.code))
    probe.listen(port, host, () => probe.close(() => settle(null)))
  })
  if (failure === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    )
  }
  if (failure === 'EACCES') {
    throw new Refusal(
      `Port ${port} needs more rights than this user has. Choose another one: PORT=${DEFAULT.port} npm start`,
    )
  }
}

// `npm run dev`: the server restarts when its files change, the pages are served by Vite with hot replacement.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'

await runEntry(async () => {
  const node = await prepare({ build: false })
  const port = process.env.PORT || '8080'
  const env = { ...environment(node), PORT: port, LINLI_SERVER: `http://127.0.0.1:${port}` }
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const server = [
    '--watch',
    '--watch-preserve-output',
    '--enable-source-maps',
    'server/src/main.ts',
  ]
  const children = [
    spawn(node, [...server, ...process.argv.slice(2)], { cwd: ROOT, env, stdio: 'inherit' }),
    spawn(node, [vite, '--clearScreen', 'false'], {
      cwd: join(ROOT, 'studio'),
      env,
      stdio: 'inherit',
    }),
  ]
  return endTogether(children)
})

/** When one ends, or we are told to, all end. Resolves to the first one's exit code. */
async function endTogether(children) {
  const exits = children.map((child) => new Promise((settle) => child.once('exit', settle)))
  const end = (signal) => {
    for (const child of children) if (child.exitCode === null) child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal))
  const code = await Promise.race(exits)
  end('SIGTERM')
  await Promise.all(exits)
  return code ?? 0
}

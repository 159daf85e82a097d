import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The entry as the studio's own build makes its scripts: same plugins, same target, minified. */
export async function buildEntry(): Promise<string> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const result = await build({
    configFile: at('../../studio/vite.config.ts'),
    root: at('../../studio'),
    logLevel: 'error',
    build: {
      write: false,
      manifest: false,
      rolldownOptions: {
        input: at('./browser-entry.ts'),
        output: { codeSplitting: false },
      },
    },
  })
  const [only] = [result].flat()
  const chunk = only !== undefined && 'output' in only ? only.output[0] : undefined
  if (chunk === undefined) throw new Error('The entry gave no script.')
  return chunk.code
}

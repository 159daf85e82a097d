import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { compressedFiles } from './scripts/compressed-files.ts'
import { deskFiles } from './scripts/desk-files.ts'
import { portalChunks } from './scripts/portal-chunks.ts'

/** In development the page comes from Vite and everything else from a running Linli server. */
export default defineConfig(({ mode }) => {
  const environment = loadEnv(mode, import.meta.dirname, 'LINLI_')
  // The server refuses foreign origins, so it must see the host the browser asked for.
  const server = {
    target: environment.LINLI_SERVER ?? 'http://127.0.0.1:8080',
    changeOrigin: false,
  }
  return {
    plugins: [react(), deskFiles(), compressedFiles()],
    resolve: {
      // What RJSF brings for schemas that no form of ours may have, and for themes that draw less than ours.
      alias: {
        'markdown-to-jsx/react': standIn('plain-text.tsx'),
        'fast-uri': standIn('no-references.ts'),
        '@x0k/json-schema-merge/lib/array': standIn('no-merging.ts'),
        '@x0k/json-schema-merge': standIn('no-merging.ts'),
        '../getDefaultRegistry.js': standIn('form-registry.ts'),
      },
    },
    build: {
      ...{ target: 'chrome87', manifest: true, assetsInlineLimit: 0 },
      rolldownOptions: {
        input: { index: at('index.html'), 'desk-worker': at('src/desk-worker/desk-worker.ts') },
        // A worker is found by its address, which stays.
        output: {
          entryFileNames: ({ name }) =>
            name === 'desk-worker' ? '[name].js' : 'assets/[name]-[hash].js',
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: portalChunks(at('src')), debugName: 'portal' }],
          },
        },
      },
    },
    server: { proxy: { '/graphql': server, '/files': server, '/people/import': server } },
  }
})

function standIn(file: string): string {
  return at(`src/form-view/${file}`)
}

function at(path: string): string {
  return join(import.meta.dirname, path)
}

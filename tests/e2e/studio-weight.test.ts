import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = new URL('../../studio/dist/', import.meta.url)
/** Compressed bytes of all scripts that the studio's first page waits for. */
const MOST_BYTES = 450_000
/** What the page asks for by itself: its face, and its texts in Chinese. */
const FIRST = [
  'index.html',
  'src/designer/designer-app.tsx',
  ...['common', 'staff', 'studio'].map((name) => `src/i18n/zh-CN/${name}.json`),
]

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

test('the first page of the studio costs at most 450 KB of compressed script, and no designer is in it', () => {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'),
  )
  const asked = new Set<string>()
  const ask = (name: string) => {
    const chunk = manifest[name]
    if (asked.has(name) || chunk === undefined) return
    asked.add(name)
    chunk.imports?.forEach(ask)
  }
  FIRST.forEach(ask)
  expect([...asked]).toContain('src/designer/designer-app.tsx')
  const files = new Set([...asked].map((name) => manifest[name]?.file ?? ''))
  const bytes = [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST))).length, 0)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
  for (const part of ['workflow-tab', 'form-designer', 'editor-tab', 'workflow-canvas']) {
    expect([...files].filter((file) => file.includes(part))).toEqual([])
  }
})

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

function filesOf(names: readonly string[]): readonly string[] {
  const manifest = manifestOf()
  const asked = new Set<string>()
  const ask = (name: string) => {
    const chunk = manifest[name]
    if (asked.has(name) || chunk === undefined) return
    asked.add(name)
    chunk.imports?.forEach(ask)
  }
  names.forEach(ask)
  return [...new Set([...asked].map((name) => manifest[name]?.file ?? ''))]
}

test('the desk fetches no diagram before somebody asks for one, and keeps none for times without a network', () => {
  const files = filesOf(['index.html', 'src/desk-face.tsx'])
  expect(files.filter((file) => file.includes('desk-face'))).toHaveLength(1)
  expect(files.filter((file) => file.includes('workflow-canvas'))).toEqual([])
  const worker = readFileSync(new URL('desk-worker.js', DIST), 'utf8')
  expect(worker).toContain('desk-face')
  expect(worker).not.toContain('workflow-canvas')
})

test('the first page of the studio costs at most 450 KB of compressed script, and no designer is in it', () => {
  const files = filesOf(FIRST)
  expect(files.some((file) => file.includes('designer-app'))).toBe(true)
  const bytes = files
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST))).length, 0)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
  for (const part of ['workflow-tab', 'form-designer', 'editor-tab', 'workflow-canvas']) {
    expect(files.filter((file) => file.includes(part))).toEqual([])
  }
})

// Threads of people whose engine lost its designer, its task list and its forms with a release.
test.each([
  ['flowable-engine#3654', 'src/designer/designer-app.tsx'],
  ['flowable-engine#3702', 'src/desk-face.tsx'],
  ['flowable-engine#3804', 'src/portal/pages/service-page.tsx'],
  ['flowable-engine#3924', 'src/designer/workflow/workflow-tab.tsx'],
  ['flowable-engine#3986', 'src/designer/forms/form-designer.tsx'],
  ['flowable-designer#21', 'src/designer/editor/editor-tab.tsx'],
])('%s: what people work with is built and served with the engine (%s)', (_thread, part) => {
  const built = manifestOf()
  expect(Object.keys(built)).toContain(part)
  expect(readFileSync(new URL(built[part]?.file ?? 'missing', DIST)).length).toBeGreaterThan(0)
})

function manifestOf(): Readonly<Record<string, Chunk>> {
  return JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'))
}

import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { matchingLines, readTracked, trackedFiles } from './tracked-files.ts'

const everything = trackedFiles()
const sources = everything.filter(
  (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('tests/house/'),
)

test('no file is a store-room', () => {
  const storeRoom =
    /^(utils?|helpers?|common|lib|misc|types|interfaces|constants|shared)(\.test)?\.(ts|tsx|mjs|css)$/
  expect(sources.filter((path) => storeRoom.test(basename(path)))).toEqual([])
  expect(sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc)\//.test(path))).toEqual([])
})

test('an index stands only at the root of a package', () => {
  const indexes = sources.filter((path) => /(^|\/)index\.tsx?$/.test(path))
  expect(indexes.filter((path) => !/^[a-z]+\/src\/index\.ts$/.test(path))).toEqual([])
})

test('a test file names its behaviour, not its number', () => {
  expect(sources.filter((path) => /(\.\d+|issue-\d+)\.test\.tsx?$/.test(path))).toEqual([])
})

test('a function is not named for nothing in particular', () => {
  const vague =
    /\b(function|const) (handle|process(?!Tree)|manage|do|execute|perform)([A-Z]\w*)?\b *[(=<]/
  expect(matchingLines(sources, vague)).toEqual([])
})

test('the code holds no note for later and no silenced check', () => {
  expect(matchingLines(sources, /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/)).toEqual([])
})

test('no test is switched off by hand', () => {
  const tests = sources.filter((path) => /\.test\.tsx?$/.test(path))
  expect(matchingLines(tests, /\b(test|it|describe)\.(skip|only|todo)\(/)).toEqual([])
})

test('nothing makes code out of text', () => {
  const product = sources.filter(
    (path) => !path.startsWith('scripts/') && !path.startsWith('tests/'),
  )
  expect(
    matchingLines(product, /\beval\(|\bnew Function\(|from 'node:vm'|dangerouslySetInnerHTML/),
  ).toEqual([])
})

// What stands between tags is `noJsxLiterals` of biome.json.
test('no page says Chinese of its own: the language files do, so another language is a file', () => {
  const pages = trackedFiles(/^studio\/src\/.*(?<!\.test)\.tsx$/)
  const said = pages.filter((path) => /\p{Script=Han}/u.test(withoutComments(readTracked(path))))
  expect(said).toEqual([
    // What a paper says is Chinese.
    'studio/src/designer/papers/paper-preview.tsx',
    // The name of a file, which the server keeps.
    'studio/src/form-view/widgets/voice-recorder.tsx',
  ])
})

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '')
}

// Biome has this rule too, but pays for it with seconds: it reads the whole project for it.
test('a relative import names its file with its extension', () => {
  const bare = /\bfrom '\.{1,2}\/[^']*(?<!\.(ts|tsx|mjs|css|json|graphql))'/
  expect(matchingLines(sources, bare)).toEqual([])
})

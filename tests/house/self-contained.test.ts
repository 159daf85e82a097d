import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { matchingLines, ROOT, readTracked, trackedFiles } from './tracked-files.ts'

const texts = trackedFiles().filter(
  (path) => !/\.(png|jpg|jpeg|webp|ico|woff2?|ttf)$/.test(path) && !path.startsWith('tests/house/'),
)

test('no file names a place on somebody’s machine', () => {
  expect(matchingLines(texts, /(?<![\w.])\/(root|work|home\/\w+|Users\/\w+)\//)).toEqual([])
})

test('no lock names a registry but the public one', () => {
  const hosts = trackedFiles(/(^|\/)package-lock\.json$/).flatMap((lock) => [
    ...readTracked(lock).matchAll(/"resolved": "https?:\/\/([^/"]+)/g),
  ])
  expect(hosts.map(([, host]) => host).filter((host) => host !== 'registry.npmjs.org')).toEqual([])
  expect(trackedFiles(/(^|\/)\.npmrc$/)).toEqual([])
})

test('every dependency has one exact version', () => {
  const loose = trackedFiles(/(^|\/)package\.json$/).flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readTracked(path))
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
      .map(([name, version]) => `${path}: ${name}@${version}`)
  })
  expect(loose).toEqual([])
})

const pages = texts.filter((path) => path.endsWith('.md'))

test('every link from page to file leads somewhere', () => {
  const dead = pages.flatMap((page) =>
    [...readTracked(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(ROOT, normalize(join(dirname(page), target)))))
      .map((target) => `${page}: ${target}`),
  )
  expect(dead).toEqual([])
})

test('every npm script that a page or a workflow names exists', () => {
  const { scripts } = JSON.parse(readTracked('package.json'))
  const named = [...pages, '.ci/run'].flatMap((page) =>
    [...readTracked(page).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => ({
      page,
      script: match[1] ?? match[2] ?? '',
    })),
  )
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([])
})

test('every script that package.json names is a file', () => {
  const { scripts } = JSON.parse(readTracked('package.json'))
  const files = Object.values<string>(scripts).flatMap(
    (command) => command.match(/\b(scripts|tests)\/\S+/g) ?? [],
  )
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replyError } from './reply-error.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveStudio } from './studio-files.ts'

const MANIFEST = {
  'index.html': { file: 'assets/index-1.js', imports: ['_base.js'] },
  '_base.js': { file: 'assets/base-1.js' },
  '_form.js': { file: 'assets/form-1.js', css: ['assets/form-1.css'], imports: ['_base.js'] },
  'src/portal/portal-app.tsx': { file: 'assets/portal-app-1.js', imports: ['_base.js'] },
  'src/portal/pages/service-page.tsx': { file: 'assets/page-1.js', imports: ['_form.js'] },
  'src/i18n/zh-CN/common.json': { file: 'assets/common-1.js' },
  'src/i18n/en/common.json': { file: 'assets/common-2.js' },
}

let folder: string
let app: FastifyInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-studio-'))
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'outside')
  await writeFile(join(folder, 'dist', 'index.html'), '<title>page</title>')
  await writeFile(join(folder, 'dist', 'assets', 'app-1a2b.js'), '1')
  await writeFile(join(folder, 'dist', 'assets', 'app-1a2b.js.br'), 'small')
  await writeFile(join(folder, 'dist', 'assets', 'examine-worker-1a2b.js'), '1')
  await writeFile(join(folder, 'dist', 'ask-ahead.js'), '1')
  await writeFile(join(folder, 'dist', 'desk-worker.js'), '1')
  await mkdir(join(folder, 'dist', '.vite'))
  await writeFile(join(folder, 'dist', '.vite', 'manifest.json'), JSON.stringify(MANIFEST))
  app = fastify()
  await app.register(fastifyCookie)
  app.setErrorHandler(replyError)
  addSecurityHeaders(app, false)
  await serveStudio(app, join(folder, 'dist'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

describe('the web app', () => {
  test('answers every address of its own with the page, which is asked for each time', async () => {
    const task = '/desk/tasks/01a20083-a9dd-7bab-9a2e-fecd561f6aaa.1.0'
    for (const url of ['/', '/desk', '/studio/definitions/complaint?tab=json', task]) {
      const response = await app.inject({ url, headers: { accept: 'text/html,*/*' } })
      expect([response.statusCode, response.body]).toEqual([200, '<title>page</title>'])
      expect(response.headers['cache-control']).toBe('no-cache')
    }
  })

  test('says of a page of residents which files it waits for, in the language of the reader', async () => {
    const links = async (url: string, cookie = '') =>
      (await app.inject({ url, headers: { accept: 'text/html', cookie } })).headers.link
    const loads = (...files: readonly string[]) =>
      files.map((file) => `</assets/${file}.js>; rel=modulepreload`).join(', ')
    const style = '</assets/form-1.css>; rel=preload; as=style; crossorigin'
    const ahead = '</ask-ahead.js>; rel=preload; as=script'
    const first = ['base-1', 'index-1', 'portal-app-1']
    expect(await links('/')).toBe(loads(...first, 'common-1'))
    expect(await links('/services/complaint/report?lang=en')).toBe(
      `${ahead}, ${loads(...first, 'common-1')}, ${style}, ${loads('form-1', 'page-1')}`,
    )
    expect(await links('/mine', 'linli_locale=en')).toBe(loads(...first, 'common-2'))
    expect(await links('/desk/tasks')).toBeUndefined()
    expect(await links('/studio')).toBeUndefined()
  })

  test('keeps files with a hash in their name for good', async () => {
    const response = await app.inject({ url: '/assets/app-1a2b.js' })
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('repeats the policy of the page with nothing that a page loads, but with a worker', async () => {
    const policyOf = async (url: string, accept = '*/*') =>
      (await app.inject({ url, headers: { accept, 'accept-encoding': 'br' } })).headers[
        'content-security-policy'
      ]
    for (const url of ['/assets/app-1a2b.js', '/ask-ahead.js']) {
      expect(await policyOf(url), url).toBeUndefined()
    }
    for (const url of ['/assets/examine-worker-1a2b.js', '/desk-worker.js', '/', '/desk']) {
      expect(await policyOf(url, 'text/html,*/*'), url).toMatch(/script-src 'self'/)
    }
    const { headers } = await app.inject({ url: '/assets/app-1a2b.js' })
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('gives what the build made small to whoever can read it', async () => {
    const ask = (coding: string) =>
      app.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': coding } })
    const small = await ask('gzip, br')
    expect([small.body, small.headers['content-encoding']]).toEqual(['small', 'br'])
    expect(small.headers).toMatchObject({
      ...{ 'content-type': 'application/javascript; charset=utf-8', vary: 'accept-encoding' },
      'cache-control': 'public, max-age=31536000, immutable',
    })
    const whole = await ask('gzip')
    expect([whole.body, whole.headers['content-encoding']]).toEqual(['1', undefined])
  })

  test('says of a missing file that it is missing, and not with the page', async () => {
    for (const url of [
      ...['/assets/gone.js', '/gone.png', '/graphql/x', '/files'],
      '/.vite/manifest.json',
    ]) {
      const response = await app.inject({ url })
      expect([response.statusCode, response.json().code]).toEqual([404, 'request.not-found'])
    }
  })

  test('gives out nothing beside its folder', async () => {
    const ways = ['..', '%2e%2e', '..%2f..', '.%2e', '..%5c', '%2e%2e%2f', '....//', 'assets/../..']
    for (const way of ways) {
      const response = await app.inject({ url: `/${way}/secret.txt` })
      expect(response.statusCode).toBeGreaterThanOrEqual(400)
      expect(response.statusCode).toBeLessThan(500)
      expect(response.body).not.toContain('outside')
    }
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replyError } from './reply-error.ts'
import { serveStudio } from './studio-files.ts'

let folder: string
let app: FastifyInstance
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-studio-'))
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'outside')
  await writeFile(join(folder, 'dist', 'index.html'), '<title>page</title>')
  await writeFile(join(folder, 'dist', 'assets', 'app-1a2b.js'), '1')
  app = fastify()
  app.setErrorHandler(replyError)
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

  test('keeps files with a hash in their name for good', async () => {
    const response = await app.inject({ url: '/assets/app-1a2b.js' })
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('says of a missing file that it is missing, and not with the page', async () => {
    for (const url of ['/assets/gone.js', '/gone.png', '/graphql/x', '/files']) {
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

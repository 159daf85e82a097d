import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { chosenLocale } from './locale.ts'
import { readPreloadLinks } from './preload-links.ts'

/** What a page loads goes by the policy of the page: half a kilobyte with each of a dozen files is an eighth of a second on slow 3G. A
 *  worker goes by its own. */
const PARTS = /\/(?![^/]*worker)[^/]*\.(js|css)(\.br|\.gz)?$/
const OF_PAGES = [
  ...['content-security-policy', 'cross-origin-opener-policy'],
  ...['referrer-policy', 'x-frame-options'],
]

/** Serves the built web app. Files under `assets/` carry a hash in their name and are cached for good; the page itself is
 *  asked for each time, and says which files it waits for. */
export async function serveStudio(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((_request, reply) =>
      reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send('The web app is not built: npm run build'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    preCompressed: true,
    // What the build notes for itself.
    dotfiles: 'ignore',
    index: false,
    setHeaders(reply, path) {
      const isHashed = path.startsWith(join(folder, 'assets'))
      if (PARTS.test(path)) for (const name of OF_PAGES) reply.removeHeader(name)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const preloads = readPreloadLinks(folder)
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    const [path = ''] = request.url.split('?')
    const links = preloads(path, chosenLocale(request))
    if (links !== null) reply.header('link', links)
    return reply.sendFile('index.html')
  }
  app.get('/', sendPage)
  app.setNotFoundHandler((request, reply) => {
    if (isPage(request)) return sendPage(request, reply)
    throw new LinliError('request.not-found', 'There is nothing at this address.')
  })
}

/** A route of the web app: what a browser opens, or what does not look like a file. Ids in our addresses hold dots. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?')
  if (method !== 'GET' || /^\/(assets|graphql|hooks|files)(\/|$)/.test(path)) return false
  return !path.includes('.') || (headers.accept ?? '').includes('text/html')
}

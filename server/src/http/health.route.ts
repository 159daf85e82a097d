import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

/** `/healthz`: the process answers. `/readyz`: database, migrations and engine are there, so traffic may come. */
export async function healthRoutes(
  app: FastifyInstance,
  deps: { readonly pool: pg.Pool; readonly isStopping: () => boolean },
): Promise<void> {
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { status: 'ok' }
  })
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const database = await isMigrated(deps.pool)
    const engine = !deps.isStopping()
    const ready = database && engine
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'away', database, engine })
  })
}

async function isMigrated(pool: pg.Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ pending: number }>(
      `SELECT count(*)::int AS pending FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    )
    return rows[0]?.pending === 0
  } catch {
    return false
  }
}

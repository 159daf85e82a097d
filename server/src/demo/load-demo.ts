import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Definition } from '@linli/schemas/definition'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Street } from '@linli/schemas/street'
import { coverNextYear } from '../calendar/cover-next-year.ts'
import type { ServerConfig } from '../config.ts'
import { readOrMake } from '../secrets/installation-key.ts'
import type { Services } from '../services.ts'
import { actorOfStreet } from './actor-of-street.ts'
import { readDemoStreet } from './demo-street.ts'
import { addDemoTeams } from './demo-teams.ts'
import { insertStreet } from './insert-street.ts'
import { playOpening } from './play-opening.ts'

export interface LoadedDemo {
  readonly password: string
  readonly accounts: readonly DemoAccount[]
  /** A resident's phone. */
  readonly phone: string
  /** A device worth trying: it alarms for itself, while the street's first ones do so from the beginning. */
  readonly device: string
}
export interface DemoAccount {
  readonly login: string
  readonly name: string
  readonly role: string
  readonly posts: string
}

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url))

/** What the demo street runs; its officials find the other templates in the gallery of the studio. */
const SERVICES = ['care-order', 'complaint', 'mediation', 'smoke-alarm']

/** The fictional street with its templates published and a few instances under way. Repeated, it changes nothing but
 *  what is missing. */
export async function loadDemo(services: Services, config: ServerConfig): Promise<LoadedDemo> {
  const street = await readDemoStreet()
  const password = config.demoPassword ?? keptPassword(config.dataDir)
  const isNew = await insertStreet(services.pool, street, { password, key: services.key })
  const official = officialOf(street)
  await coverNextYear(services.pool, { tenantId: street.tenant.id, savedBy: official.id })
  await publishTemplates(services, street, official)
  if (isNew) {
    await addDemoTeams(services, { tenantId: street.tenant.id, accountId: official.id })
    await playOpening(services, street)
  }
  return describeDemo(street, password)
}

/** Random, because a known password on a forgotten demo is an open door. */
function keptPassword(dataDir: string): string {
  return readOrMake(join(dataDir, 'demo-password'), () => randomBytes(6).toString('base64url'))
}

function officialOf({ accounts }: Street): Street['accounts'][number] {
  const official = accounts.find((account) => account.role === 'official')
  invariant(official, 'The demo street has an official.')
  return official
}

/** A definition that has a version is left alone: an official may have published her own since. */
async function publishTemplates(
  services: Services,
  street: Street,
  official: Street['accounts'][number],
): Promise<void> {
  const { pool, engine } = services
  const { rows } = await pool.query<{ id: string }>(
    'SELECT DISTINCT definition_id AS id FROM definition_version WHERE tenant_id = $1',
    [street.tenant.id],
  )
  const published = new Set(rows.map(({ id }) => id))
  for (const body of await readTemplates()) {
    const document = JSON.parse(body) as Pick<Definition, 'id'>
    if (published.has(document.id)) continue
    const result = await engine.publish({
      tenantId: street.tenant.id,
      document,
      actor: actorOfStreet(official),
    })
    if (result.kind === 'refused')
      throw new LinliError('definition.invalid', 'A template of the demo is refused.', {
        details: { findings: result.findings },
      })
    await pool.query(
      `INSERT INTO draft (tenant_id, definition_id, body, revision, updated_at, updated_by)
       SELECT tenant_id, definition_id, $3, 1, max(published_at), $4 FROM definition_version
        WHERE tenant_id = $1 AND definition_id = $2 GROUP BY tenant_id, definition_id
       ON CONFLICT DO NOTHING`,
      [street.tenant.id, result.definitionId, body, official.id],
    )
  }
}

async function readTemplates(): Promise<string[]> {
  return Promise.all(
    SERVICES.map((name) => readFile(join(TEMPLATES, name, 'definition.json'), 'utf8')),
  )
}

function describeDemo(street: Street, password: string): LoadedDemo {
  const staff = street.accounts.flatMap((account) => {
    const { login, name, role } = account
    const posts = account.posts.map(({ post }) => street.posts[post]?.['zh-CN'] ?? post)
    const unique = [...new Set(posts)]
    return login === undefined ? [] : [{ login, name, role, posts: unique.join('、') }]
  })
  return {
    password,
    accounts: staff,
    phone: street.accounts.find(({ role }) => role === 'resident')?.phone ?? '13900000001',
    device: street.devices.findLast(({ type }) => type === street.devices[0]?.type)?.id ?? '',
  }
}

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { LinliError } from '@linli/schemas/linli-error'
import { type ChannelSettings, parseChannels } from './channels/channel-settings.ts'

/** All that the process takes from outside, read once at start and frozen. */
export interface ServerConfig {
  readonly host: string
  /** 0 asks the system for a free port. */
  readonly port: number
  /** Absolute folder of the embedded database and the installation's key. */
  readonly dataDir: string
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null
  /** Null: BullMQ keeps its queues in PostgreSQL. */
  readonly redisUrl: string | null
  /** Origin people type, without a trailing slash; null: `http://host:port`. */
  readonly publicUrl: string | null
  /** Addresses (CIDR) of the proxies before this process, whose `X-Forwarded-For` is believed; nobody else's is. */
  readonly trustedProxies: readonly string[]
  /** 32 bytes; null: the key file in the data folder. */
  readonly secretKey: Buffer | null
  /** Where `/metrics` is served, apart from everything public; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  /** Where spans are sent (OTLP over HTTP), and which share of the traces; null: nothing is traced. */
  readonly traces: { readonly endpoint: string; readonly share: number } | null
  /** How streets reach people outside the app; empty: by no way. */
  readonly channels: ChannelSettings
  /** How long the keys of messages are kept, in days. */
  readonly inboxDays: number
  /** How long after its end the history of an instance is packed, in days. */
  readonly archiveDays: number
  readonly demo: boolean
  /** Null: one is made for this installation and kept in the data folder. */
  readonly demoPassword: string | null
  /** One-time codes are shown in the development inbox and the API may be explored. Only ever on a loopback address that
   *  no proxy gives a public name (`LINLI_PUBLIC_URL`), unless `LINLI_DEMO=1` says that showing them is wanted. */
  readonly development: boolean
}

/** Throws `config.invalid` naming every problem at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  args: readonly string[] = process.argv.slice(2),
): ServerConfig {
  const problems: string[] = []
  const host = env.HOST ?? '127.0.0.1'
  const publicUrl = readOrigin(env.LINLI_PUBLIC_URL, problems)
  const config: ServerConfig = {
    host,
    port: readPort('PORT', env.PORT, problems) ?? 8080,
    dataDir: resolve(env.LINLI_DATA_DIR ?? '.linli'),
    databaseUrl: readUrl(
      ['DATABASE_URL', env.DATABASE_URL],
      ['postgresql:', 'postgres:'],
      problems,
    ),
    redisUrl: readUrl(['REDIS_URL', env.REDIS_URL], ['redis:', 'rediss:'], problems),
    publicUrl,
    trustedProxies: (env.LINLI_TRUSTED_PROXIES ?? '').split(',').filter((entry) => entry !== ''),
    secretKey: readKey(env.LINLI_SECRET_KEY, problems),
    metrics: readMetrics(env, problems),
    traces: readTraces(env, problems),
    channels: readChannels(env.LINLI_CHANNELS, problems),
    // Senders are promised 30 days (docs/webhooks.md); five more let one be late.
    inboxDays: readDays(['LINLI_INBOX_DAYS', env.LINLI_INBOX_DAYS ?? '35'], 30, problems),
    archiveDays: readDays(['LINLI_ARCHIVE_DAYS', env.LINLI_ARCHIVE_DAYS ?? '90'], 1, problems),
    demo: wantsDemo(env) && !args.includes('--empty'),
    demoPassword: env.LINLI_DEMO_PASSWORD ?? null,
    development:
      env.NODE_ENV !== 'production' && (isPrivate(host, publicUrl) || env.LINLI_DEMO === '1'),
  }
  for (const arg of args)
    if (arg !== '--empty') problems.push(`Unknown argument '${arg}'; the only one is '--empty'.`)
  if (problems.length > 0) throw new LinliError('config.invalid', problems.join('\n'))
  return Object.freeze(config)
}

/** By itself only outside production. */
function wantsDemo(env: Readonly<Record<string, string | undefined>>): boolean {
  const wish = env.LINLI_DEMO
  return wish === '1' || (wish !== '0' && env.NODE_ENV !== 'production')
}

function readPort(name: string, text: string | undefined, problems: string[]): number | null {
  if (text === undefined || text === '') return null
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port
  problems.push(`${name} is '${text}'; it must be a number from 0 to 65535.`)
  return null
}

function readDays(
  [name, text]: readonly [string, string],
  least: number,
  problems: string[],
): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < least || days > 3650)
    problems.push(`${name} is '${text}'; it must be a whole number of days from ${least} to 3650.`)
  return days
}

/** The variables' names and meanings are OpenTelemetry's own. */
function readTraces(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): ServerConfig['traces'] {
  const name = 'OTEL_EXPORTER_OTLP_ENDPOINT'
  const endpoint = readUrl([name, env.OTEL_EXPORTER_OTLP_ENDPOINT], ['http:', 'https:'], problems)
  const text = env.OTEL_TRACES_SAMPLER_ARG ?? '1'
  const share = Number(text)
  if (!(share >= 0 && share <= 1))
    problems.push(`OTEL_TRACES_SAMPLER_ARG is '${text}'; it must be a share from 0 to 1.`)
  return endpoint === null ? null : { endpoint, share }
}

/** The path of a file, so that no secret stands in the environment, which child processes and crash reports repeat. */
function readChannels(path: string | undefined, problems: string[]): ChannelSettings {
  if (path === undefined || path === '') return {}
  try {
    return parseChannels(readFileSync(path, 'utf8'), problems)
  } catch {
    problems.push(`LINLI_CHANNELS names the file '${path}', which cannot be read.`)
    return {}
  }
}

/** Off unless a port is given, and then on the loopback address unless another one is. */
function readMetrics(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): ServerConfig['metrics'] {
  const port = readPort('METRICS_PORT', env.METRICS_PORT, problems)
  return port === null ? null : { host: env.METRICS_HOST ?? '127.0.0.1', port }
}

function readUrl(
  [name, text]: readonly [string, string | undefined],
  protocols: readonly string[],
  problems: string[],
): string | null {
  if (text === undefined || text === '') return null
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
  // The value may hold a password, so it is not repeated.
  problems.push(`${name} must be an address that begins with ${protocols[0]}//.`)
  return null
}

function readOrigin(text: string | undefined, problems: string[]): string | null {
  if (text === undefined || text === '') return null
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  problems.push(`LINLI_PUBLIC_URL is '${text}'; it must begin with https:// or http://.`)
  return null
}

function readKey(text: string | undefined, problems: string[]): Buffer | null {
  if (text === undefined || text === '') return null
  const key = Buffer.from(text, 'base64')
  if (key.length === 32) return key
  problems.push('LINLI_SECRET_KEY must be 32 bytes in base64.')
  return null
}

/** Whether only this machine can come here. */
function isPrivate(host: string, publicUrl: string | null): boolean {
  const name = publicUrl === null ? null : new URL(publicUrl).hostname
  return isLoopback(host) && (name === null || isLoopback(name) || name === '[::1]')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

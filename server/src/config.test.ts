import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

describe('the settings', () => {
  test('are complete without any environment, on the loopback address alone', () => {
    expect(readConfig({}, [])).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      demo: true,
      development: true,
    })
  })

  test('that are wrong are all told at once, and passwords are not repeated', () => {
    const env = {
      PORT: '99999',
      METRICS_PORT: 'nine',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      OTEL_TRACES_SAMPLER_ARG: 'all',
      DATABASE_URL: 'mysql://u:a-password@host/db',
      REDIS_URL: 'http://host',
      LINLI_PUBLIC_URL: 'linli.example',
      LINLI_SECRET_KEY: 'c2hvcnQ=',
      LINLI_INBOX_DAYS: '29',
      LINLI_ARCHIVE_DAYS: '1.5',
      LINLI_CHANNELS: '/nowhere/channels.json',
    }
    const read = () => readConfig(env, ['--emtpy'])

    expect(read).toThrow(expect.objectContaining({ code: 'config.invalid' }))
    for (const name of [...Object.keys(env), '--emtpy']) expect(read).toThrow(name)
    expect(read).not.toThrow('a-password')
  })

  test('of channels are read from their file, and no secret of them is repeated', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-channels-'))
    const LINLI_CHANNELS = join(folder, 'channels.json')
    const wecom = { corpId: 'ww1', agentId: 1, secret: 'a-secret' }
    await writeFile(LINLI_CHANNELS, JSON.stringify({ '*': { wecom } }))
    expect(readConfig({ LINLI_CHANNELS }, []).channels).toEqual({
      '*': { wecom: { ...wecom, api: null } },
    })
    await writeFile(LINLI_CHANNELS, JSON.stringify({ '*': { wecom: { ...wecom, corpId: 7 } } }))
    expect(() => readConfig({ LINLI_CHANNELS }, [])).toThrow("'corpId' of '*.wecom'")
    expect(() => readConfig({ LINLI_CHANNELS }, [])).not.toThrow('a-secret')
    await rm(folder, { recursive: true })
    expect(readConfig({}, []).channels).toEqual({})
  })

  test('show codes and the API to nobody but this machine', () => {
    expect(readConfig({ HOST: '0.0.0.0' }, []).development).toBe(false)
    expect(readConfig({ HOST: '127.0.0.2' }, []).development).toBe(true)
    expect(readConfig({ HOST: '0.0.0.0', LINLI_DEMO: '1' }, []).development).toBe(true)
    expect(readConfig({ NODE_ENV: 'production' }, []).development).toBe(false)
  })

  test('show no codes behind a proxy with a public name, which makes strangers come from this machine', () => {
    const at = (LINLI_PUBLIC_URL: string) => readConfig({ LINLI_PUBLIC_URL }, []).development
    expect(at('https://linli.example')).toBe(false)
    expect(at('http://localhost:8080')).toBe(true)
    expect(at('http://[::1]:8080')).toBe(true)
  })

  test('serve metrics nowhere unless asked to, and then to this machine alone', () => {
    const at = (env: Record<string, string>) => readConfig(env, []).metrics
    expect(at({ METRICS_HOST: '0.0.0.0' })).toBe(null)
    expect(at({ METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 })
    expect(at({ METRICS_PORT: '9464', METRICS_HOST: '10.0.0.7' })).toEqual({
      host: '10.0.0.7',
      port: 9464,
    })
  })

  test('trace nothing unless a collector is named, and then everything unless a share is', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318'
    expect(readConfig({ OTEL_TRACES_SAMPLER_ARG: '0.5' }, []).traces).toBe(null)
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }, []).traces).toEqual({
      endpoint: 'http://collector:4318',
      share: 1,
    })
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: '0.01' }
    expect(readConfig(env, []).traces?.share).toBe(0.01)
  })

  test('keep the keys of messages for 35 days, or as long as is said', () => {
    expect(readConfig({}, []).inboxDays).toBe(35)
    expect(readConfig({ LINLI_INBOX_DAYS: '30' }, []).inboxDays).toBe(30)
    expect(readConfig({}, []).archiveDays).toBe(90)
  })

  test('load the demo street only outside production, or when asked to', () => {
    expect(readConfig({}, ['--empty']).demo).toBe(false)
    expect(readConfig({ LINLI_DEMO: '0' }, []).demo).toBe(false)
    expect(readConfig({ NODE_ENV: 'production' }, []).demo).toBe(false)
    expect(readConfig({ NODE_ENV: 'production', LINLI_DEMO: '1' }, []).demo).toBe(true)
  })
})

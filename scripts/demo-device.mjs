// `npm run demo:device -- <device> [sample number]`: a device of the demo street calls the running Linli with a real
// signed webhook. <device> is an id or the beginning of one: of several the first of the street calls. Its secret follows
// from the installation's key, which only the owner of the data folder may read.
// LINLI_URL (default http://127.0.0.1:8080) and LINLI_DATA_DIR (default .linli) say where.
import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, ROOT, runEntry } from './prepare.mjs'

/** By the kind of the answer; the desk shows nothing new where a case of this device is under way. */
const MEANING = {
  started: '开了一件新工单，值班台已经看得到。 / A case was started; the duty desk shows it.',
  signalled:
    '这个设备的工单正在办，这次读数记在那件工单里。 / A case of this device is under way; the reading went to it.',
  ignored: '这个读数不用处理。 / Nothing has to be done about this reading.',
  duplicate: '这条消息已经收到过。 / This message was received before.',
}

await runEntry(async () => {
  const street = JSON.parse(readFileSync(join(ROOT, 'templates', 'street.json'), 'utf8'))
  const [id = 'smoke', sample = '1'] = process.argv.slice(2)
  const device =
    street.devices.find((candidate) => candidate.id === id) ??
    street.devices.find((candidate) => candidate.id.startsWith(id))
  if (device === undefined) throw new Refusal(listing(`There is no device '${id}'.`, street))
  const chosen = device.samples[Number(sample) - 1]
  if (chosen === undefined)
    throw new Refusal(`Device '${device.id}' has samples 1 to ${device.samples.length}.`)

  const reading = { ...chosen.reading }
  if ('occurredAt' in reading) reading.occurredAt = new Date().toISOString()
  const url = `${process.env.LINLI_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8080}`}/hooks/devices/${device.id}`
  const answer = await call(url, JSON.stringify(reading), secretOf(device.id))
  console.log(`${device.name}: ${chosen.title['zh-CN']} ${JSON.stringify(reading)}`)
  const text = await answer.text()
  console.log(`${answer.status} ${text}`)
  if (answer.ok) console.log(MEANING[JSON.parse(text).kind] ?? '')
  return answer.ok ? 0 : 1
})

/** As server/src/demo/demo-device-secret.ts computes it. */
function secretOf(id) {
  const folder = process.env.LINLI_DATA_DIR ?? join(ROOT, '.linli')
  const key = process.env.LINLI_SECRET_KEY ?? readKeyFile(join(folder, 'secret'))
  return createHmac('sha256', Buffer.from(key, 'base64')).update(`demo-device|${id}`).digest()
}

function readKeyFile(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new Refusal(`There is no key at '${path}'. Start Linli first: npm start`)
  }
}

/** Standard Webhooks: the signature covers id, timestamp and the exact bytes. */
async function call(url, body, secret) {
  const id = `demo-${randomUUID()}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`)
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature.digest('base64')}`,
      },
      body,
    })
  } catch {
    throw new Refusal(`Nobody answers at ${url}. Start Linli first: npm start`)
  }
}

function listing(sentence, { devices }) {
  const lines = devices.flatMap(({ id, name, samples }) => [
    `  ${id}  ${name}`,
    ...samples.map(({ title }, index) => `      ${index + 1} ${title['zh-CN']} ${title.en}`),
  ])
  return [sentence, 'Devices and their samples:', ...lines].join('\n')
}

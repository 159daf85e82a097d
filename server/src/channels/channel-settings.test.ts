import { expect, test } from 'vitest'
import { parseChannels } from './channel-settings.ts'

const SECRET = Buffer.from('a-secret-of-tests-with-32-bytes!').toString('base64')

function read(settings: unknown) {
  const problems: string[] = []
  const channels = parseChannels(
    typeof settings === 'string' ? settings : JSON.stringify(settings),
    problems,
  )
  return { channels, problems }
}

test('a street has what it names', () => {
  const sms = { url: 'https://sms.example.org/send', secret: SECRET }
  const wecom = { corpId: 'ww1', secret: 's', agentId: 1 }
  const dingtalk = { appKey: 'k', appSecret: 's', agentId: 2, api: 'https://oapi.example.org/x' }
  expect(read({ sanhe: { sms, voice: sms }, '*': { wecom, dingtalk } })).toEqual({
    problems: [],
    channels: {
      sanhe: { sms, voice: sms },
      '*': {
        wecom: { ...wecom, api: null },
        dingtalk: { ...dingtalk, api: 'https://oapi.example.org' },
      },
    },
  })
})

test('what is wrong is told by its place, all of it, and no value with it', () => {
  const { problems } = read({
    a: {
      sms: { url: 'http://hidden.example.org', secret: 'c2hvcnQ=' },
      voice: { url: 'https://user:hidden@example.org', secret: SECRET },
      wecom: { corpId: '', agentId: '1' },
      pigeon: {},
    },
    b: 'hidden',
  })
  for (const place of [
    ...["'url' of 'a.sms'", "'secret' of 'a.sms'", "'url' of 'a.voice'"],
    ...["'corpId' of 'a.wecom'", "'secret' of 'a.wecom'", "'agentId' of 'a.wecom'"],
    ...["'a.pigeon' is no channel", "'b' must be an object"],
  ])
    expect(problems.filter((problem) => problem.includes(place))).toHaveLength(1)
  expect(problems).toHaveLength(8)
  expect(problems.join()).not.toMatch(/hidden|c2hvcnQ/)
})

test.each(['{"a": {"sms": "hidden"', '[]', '"hidden"'])(
  'a file that holds %s is refused',
  (text) => {
    const { channels, problems } = read(text)
    expect(channels).toEqual({})
    expect(problems).toEqual(['LINLI_CHANNELS must name a file that holds a JSON object.'])
  },
)

test('an address of this machine needs no TLS, and one in a street’s network does', () => {
  const of = (url: string) => read({ a: { sms: { url, secret: SECRET } } }).problems.length
  expect(['http://127.0.0.1:1/', 'http://localhost:1/', 'http://[::1]:1/'].map(of)).toEqual([
    0, 0, 0,
  ])
  expect(
    ['http://10.0.0.7/', 'http://127.0.0.1.example.org/', 'file:///etc/passwd'].map(of),
  ).toEqual([1, 1, 1])
})

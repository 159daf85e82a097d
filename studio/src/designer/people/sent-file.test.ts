import { expect, onTestFinished, test, vi } from 'vitest'
import { createSession } from '../../api/session.ts'
import { type Sent, sendFile } from './send-file.ts'
import { createSentFileStore } from './sent-file.ts'

const FILE = new File(['姓名\n'], '人员.csv')

/** Whether closing the tab asks first. */
function isAskedFirst(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

/** A page, of which nothing but its events is needed. */
function openPage(): void {
  vi.stubGlobal('window', new EventTarget())
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
}

test('a sending that breaks off is over: the tab may be closed, and another file sent', async () => {
  openPage()
  const store = createSentFileStore<string>()
  const sending = { mayStop: true, offline: '没有网络', left: null }
  const broken = () => Promise.reject(new Error('broken'))
  await store.send(FILE, { send: broken, ...sending })
  expect(store.now()).toMatchObject({ isBusy: false, stop: null, problem: '没有网络' })
  expect(isAskedFirst()).toBe(false)

  const send = async (): Promise<Sent<string>> => ({ kind: 'answered', answer: '好' })
  const sent = store.send(FILE, { send, ...sending })
  expect(isAskedFirst()).toBe(true)
  await sent
  expect(store.now().asked?.answer).toBe('好')
  expect(isAskedFirst()).toBe(false)
})

/** A server that knows nobody any more. */
function forgetSession() {
  const asked = vi.fn(async () => new Response('{"message":"请登录"}', { status: 401 }))
  vi.stubGlobal('fetch', asked)
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const session = createSession()
  return { asked, asking: { url: '/', type: 'text/csv', session, locale: 'zh-CN' } as const }
}

test('whoever signs in when the session has ended does not do what another one had sent', async () => {
  const { asked, asking } = forgetSession()
  const sent = await sendFile(FILE, { ...asking, isDeed: true })
  expect(sent).toEqual({ kind: 'refused', message: '请登录' })
  expect(asking.session.hasEnded()).toBe(true)
  asking.session.renew()
  await sendFile(FILE, { ...asking, isDeed: true })
  expect(asked).toHaveBeenCalledTimes(2)
})

test('what changes nothing is asked once more when somebody has signed in', async () => {
  const { asked, asking } = forgetSession()
  const sent = sendFile(FILE, { ...asking, isDeed: false })
  await vi.waitFor(() => expect(asking.session.hasEnded()).toBe(true))
  asking.session.renew()
  expect(await sent).toMatchObject({ kind: 'refused' })
  expect(asked).toHaveBeenCalledTimes(2)
})

test('stopped while the sign-in dialog was open, it is stopped and not sent again', async () => {
  const { asked, asking } = forgetSession()
  const leaving = new AbortController()
  const { session } = asking
  const sent = sendFile(FILE, { ...asking, isDeed: false, signal: leaving.signal })
  await vi.waitFor(() => expect(session.hasEnded()).toBe(true))
  leaving.abort()
  session.renew()
  expect(await sent).toEqual({ kind: 'stopped' })
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a deed that was left may be done all the same, and she is told so', async () => {
  openPage()
  const store = createSentFileStore<string>()
  const send = async (): Promise<Sent<string>> => ({ kind: 'stopped' })
  const deed = { send, mayStop: true, offline: '没有网络', left: '可能已经写入' }
  await store.send(FILE, deed)
  expect(store.now().problem).toBe('可能已经写入')
  await store.send(FILE, { ...deed, left: null })
  expect(store.now().problem).toBeNull()
})

import { cityDay, cityTime } from '@linli/schemas/city-day'

const MORE = '……（全文请登录查看）'

/** A text with the instant at which it was made behind it, in at most so many bytes of UTF-8. 企业微信 and 钉钉 drop what says the same as
 *  a message before: with the instant two messages never do, and a repeat of one always does. No letter is cut in two. */
export function datedText(text: string, at: number, mostBytes: number): string {
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0')
  const dated = `（${cityDay(at)} ${cityTime(at)}:${seconds}）`
  const room = mostBytes - Buffer.byteLength(dated)
  if (Buffer.byteLength(text) <= room) return text + dated
  let kept = ''
  let bytes = Buffer.byteLength(MORE)
  for (const { segment } of new Intl.Segmenter('zh-CN').segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > room) break
    kept += segment
  }
  return kept + MORE + dated
}

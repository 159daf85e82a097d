import { expect, test } from 'vitest'
import { fileHeaders, rangeOf } from './file-headers.ts'
import { keptName } from './receive-file.ts'
import { sniffFile } from './sniff-file.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const zip = (...names: string[]) =>
  Buffer.from(`PK\u0003\u0004${names.join('PK\u0003\u0004')}`, 'latin1')
const box = (brand: string, rest: string) =>
  Buffer.from(`\0\0\0\u0018ftyp${brand}....${rest}`, 'latin1')
const webm = (rest: string) =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(`...webm...${rest}`)])

test.each([
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), WORD],
  [
    'a Word document with macros',
    zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    null,
  ],
  ['an archive', zip('a.exe'), null],
  ['a recording of Chrome', webm('A_OPUS'), 'audio/webm'],
  ['a film of Chrome', webm('V_VP9 A_OPUS'), 'video/webm'],
  ['a recording of Safari', box('iso5', 'hdlr....soun'), 'audio/mp4'],
  ['a film of a phone', box('mp42', 'hdlr....vide hdlr....soun'), 'video/mp4'],
  ['a film of an iPhone', box('qt  ', 'hdlr....vide'), 'video/quicktime'],
  ['a picture in the same family', box('heic', 'hdlr....vide'), null],
  ['an old recording', Buffer.from('#!AMR\n'), 'audio/amr'],
  ['HTML', Buffer.from('<!doctype html><script>'), null],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), null],
  ['HTML that says PDF later', Buffer.from('<html>%PDF-1.7'), null],
  ['a program', Buffer.from('MZ\u0090\0'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_, bytes, type) => expect(sniffFile(bytes)).toBe(type))

test('a name is kept without its path, without what turns letters round, and not longer than it is read', () => {
  expect(keptName('../../etc/证明.pdf')).toBe('证明.pdf')
  expect(keptName('C:\\fake\\a\u202egpj.pdf\r\n')).toBe('agpj.pdf')
  expect(keptName('')).toBeNull()
  expect(keptName(undefined)).toBeNull()
  expect([...(keptName(`${'长'.repeat(300)}.pdf`) ?? '')]).toHaveLength(120)
})

test('nothing but a photo of our own making is shown; a name ends in what the file is', () => {
  const headers = fileHeaders({ id: 'f', contentType: 'application/pdf', name: "证明'x.html" })
  expect(headers['content-disposition']).toBe(
    `attachment; filename="f.pdf"; filename*=UTF-8''${encodeURIComponent('证明')}%27x.html.pdf`,
  )
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  const photo = fileHeaders({ id: 'f', contentType: 'image/jpeg', name: 'a.jpg' })
  expect(photo['content-disposition']).toBe('inline; filename="f.jpg"')
  const strange = fileHeaders({ id: 'f', contentType: 'text/html', name: 'a.html' })
  expect(strange).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="f.bin"; filename*=UTF-8''a.html.bin`,
  })
})

test.each([
  [undefined, null],
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=90-500', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-500', { first: 0, last: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=5-2', 'unsatisfiable'],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=0-1', null],
])('of 100 bytes, %s asks for %o', (header, part) => expect(rangeOf(header, 100)).toEqual(part))

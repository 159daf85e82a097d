import { deflateRawSync } from 'node:zlib'

/** An archive of some 100 kB whose sheet inflates to 100 MB, and says that it is of `said` bytes. */
export function zipBomb(said: number): Buffer<ArrayBuffer> {
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 * 1024, 32))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  // APPNOTE.TXT 4.3.7: signature, version, method 8, sizes and the length of the name.
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(said, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, packed])
}

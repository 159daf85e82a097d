import { LinliError } from '@linli/schemas/linli-error'
import { Unzip, UnzipInflate } from 'fflate'
import { pause } from '../import/pauses.ts'

/** What the parts of a workbook may be together once inflated. Twenty thousand rows of nine columns are about twelve. */
const MOST_BYTES = 32 * 1024 * 1024
const MOST_PARTS = 2_000
/** Deflate makes at most 1,032 bytes of one, so no more than 4 MB are inflated before they are counted. */
const CHUNK = 4 * 1024
/** Packed bytes between two pauses. */
const STRETCH = 8 * 1024

const PARTS =
  /^xl\/(?:workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(?:xml|rels)$/i

/** The texts of the parts that hold the cells, by their names in lower case; all else stays packed. What comes out is
 *  counted as it does, whatever the archive says of its size. Throws `import.unreadable` and `import.too-long`. */
export async function unzipParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  let inflated = 0
  let seen = 0
  const unzip = new Unzip((file) => {
    seen += 1
    if (seen > MOST_PARTS) throw tooLong(`more than ${MOST_PARTS} parts`)
    const name = file.name.toLowerCase().replaceAll('\\', '/').replace(/^\//, '')
    if (!PARTS.test(name)) return
    if (parts.has(name)) throw unreadable(`It has '${name}' twice.`)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    parts.set(name, '')
    file.ondata = (error, chunk, isLast) => {
      if (error !== null) throw error
      inflated += chunk.length
      if (inflated > MOST_BYTES) throw tooLong(`more than ${MOST_BYTES} bytes`)
      parts.set(name, parts.get(name) + decoder.decode(chunk, { stream: !isLast }))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      if (at % STRETCH === 0) await pause()
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)
    }
  } catch (error) {
    throw error instanceof LinliError ? error : unreadable('It does not unpack.', error)
  }
  return parts
}

export function unreadable(message: string, cause?: unknown): LinliError {
  return new LinliError('import.unreadable', message, { cause })
}

export function tooLong(what: string): LinliError {
  return new LinliError('import.too-long', `The workbook has ${what}.`)
}

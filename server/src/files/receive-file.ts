import { FILE_TYPES, MAX_BYTES_OF_KIND } from '@linli/schemas/file-types'
import { LinliError } from '@linli/schemas/linli-error'
import type { WorkGate } from '../http/work-gate.ts'
import { encodePhoto, sniffFormat } from './encode-photo.ts'
import { sniffFile } from './sniff-file.ts'

/** A file as it is stored. */
export interface ReceivedFile {
  readonly bytes: Buffer
  readonly contentType: string
  /** Of a photo. */
  readonly width: number | null
  readonly height: number | null
}

/** What is stored of bytes that somebody sent: of a photo a fresh JPEG, of anything else on the list the bytes themselves. Throws
 *  `file.refused` for what is not on the list and `request.too-large` for more than is taken of its kind. */
export async function receiveFile(bytes: Buffer, gate: WorkGate): Promise<ReceivedFile> {
  if (sniffFormat(bytes) !== null) {
    assertSize(bytes, MAX_BYTES_OF_KIND.photo)
    return gate.run(() => encodePhoto(bytes))
  }
  const contentType = sniffFile(bytes)
  const type = contentType === null ? undefined : FILE_TYPES[contentType]
  if (contentType === null || type === undefined) {
    throw new LinliError(
      'file.refused',
      'The bytes are not a JPEG, PNG or WebP picture, a PDF, a Word or Excel document without macros, sound or film.',
    )
  }
  assertSize(bytes, MAX_BYTES_OF_KIND[type.kind])
  return { bytes, contentType, width: null, height: null }
}

function assertSize(bytes: Buffer, most: number): void {
  if (bytes.length <= most) return
  throw new LinliError('request.too-large', `A file of this kind has at most ${most} bytes.`)
}

const MOST_LETTERS = 120

/** A name as it is kept: the last part of a path, without what is not to be seen and what turns the direction of letters. Null
 *  where nothing is left. */
export function keptName(name: string | undefined): string | null {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const seen = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}"<>:|?*]/gu, '').trim()
  return seen === '' ? null : [...seen].slice(-MOST_LETTERS).join('')
}

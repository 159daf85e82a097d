import { LinliError } from '@linli/schemas/linli-error'
import sharp from 'sharp'

export interface EncodedPhoto {
  readonly bytes: Buffer
  readonly contentType: 'image/jpeg'
  readonly width: number
  readonly height: number
}

/** A 420 kB PNG can hold 144 MP; phones make 12 to 50. */
const MAX_PIXELS = 40_000_000
const MAX_SIDE = 1600
const QUALITY = 80
const TIMEOUT_SECONDS = 20

/** A fresh JPEG of the first frame: upright, at most 1600 px, without EXIF, GPS, profile, or whatever else the file
 *  carried. Throws `file.refused` for anything that is not a JPEG, PNG or WebP photo. */
export async function encodePhoto(bytes: Buffer): Promise<EncodedPhoto> {
  const format = sniffFormat(bytes)
  if (format === null)
    throw new LinliError('file.refused', 'The bytes are not a JPEG, PNG or WebP picture.')
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_PIXELS,
      pages: 1,
      failOn: 'error',
    })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, contentType: 'image/jpeg', width: info.width, height: info.height }
  } catch (cause) {
    throw new LinliError('file.refused', 'The picture cannot be decoded.', { cause })
  }
}

/** By the first bytes alone; names and declared types are not believed. */
export function sniffFormat(bytes: Buffer): 'jpeg' | 'png' | 'webp' | null {
  if (bytes.subarray(0, 3).equals(JPEG)) return 'jpeg'
  if (bytes.subarray(0, 8).equals(PNG)) return 'png'
  const isWebp =
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'webp' : null
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

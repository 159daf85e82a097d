import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'

/** AES-256-GCM: `v1.<iv>.<tag>.<ciphertext>`, base64url. `about` is bound to the text, so that a row cannot carry
 *  another row's secret. */
export function sealSecret(key: Buffer, about: string, secret: Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return ['v1', ...[iv, cipher.getAuthTag(), sealed].map((b) => b.toString('base64url'))].join('.')
}

/** Throws `invariant.broken` where key, text or `about` do not belong together. */
export function openSecret(key: Buffer, about: string, text: string): Buffer {
  const [version, iv = '', tag = '', sealed = ''] = text.split('.')
  try {
    if (version !== 'v1') throw new LinliError('invariant.broken', `Unknown sealing '${version}'.`)
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
    decipher.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()])
  } catch (cause) {
    throw new LinliError('invariant.broken', `The secret of '${about}' cannot be opened.`, {
      cause,
    })
  }
}

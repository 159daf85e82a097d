import { createHash } from 'node:crypto'
import type { JsonObject } from '@linli/schemas/json'
import type pg from 'pg'
import sharp from 'sharp'

export interface PhotoSubmission {
  readonly tenantId: string
  readonly uploadedBy: string
  readonly answers: JsonObject
}

/** The scenarios name photos by ids of this form, which nothing else uses. */
const PHOTO_ID = /01890000-0000-7000-8000-[0-9a-f]{12}/g

/** Draws the photos that a scenario's answers name, as if the submitter had uploaded them. */
export async function insertDemoPhotos(pool: pg.Pool, submission: PhotoSubmission): Promise<void> {
  const ids = JSON.stringify(submission.answers).match(PHOTO_ID) ?? []
  for (const id of new Set(ids)) {
    const { data, info } = await sharp(Buffer.from(DRAWING))
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    await pool.query(
      `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
       VALUES ($1, $2, $3, 'image/jpeg', $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        ...[submission.tenantId, id, createHash('sha256').update(data).digest('hex')],
        ...[info.width, info.height, data, submission.uploadedBy],
      ],
    )
  }
}

/** Boxes in a stairwell. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
  <rect width="1200" height="900" fill="#d8d3c8"/>
  <polygon points="0,900 320,560 880,560 1200,900" fill="#a9a294"/>
  <polygon points="320,560 320,120 880,120 880,560" fill="#ece8df"/>
  <rect x="520" y="220" width="170" height="340" fill="#7d6a55"/>
  <circle cx="668" cy="400" r="9" fill="#d9c27a"/>
  <g stroke="#6b4f2a" stroke-width="5">
    <rect x="150" y="560" width="260" height="220" fill="#c79a5b"/>
    <rect x="190" y="390" width="200" height="170" fill="#d2a96c"/>
    <rect x="420" y="620" width="230" height="190" fill="#bd8d4c"/>
    <rect x="455" y="490" width="160" height="130" fill="#cfa263"/>
    <path d="M280 560v220M290 390v170M535 620v190M535 490v130" fill="none"/>
  </g>
</svg>`

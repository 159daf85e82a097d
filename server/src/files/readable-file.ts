import { ANONYMOUS_ID } from '@linli/runtime/core'
import { readableInstances } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

const HEAD = { id: true, contentType: true, name: true, size: true, uploadedBy: true } as const

/** The file without its bytes, where the viewer uploaded it, or is staff and may read an instance whose submitted answers name it, with that
 *  instance. Null for everything else, whether it exists or not. */
export async function findReadableFile(prisma: PrismaClient, viewer: Viewer, id: string) {
  const { tenantId, accountId } = viewer
  const file = await prisma.file.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: HEAD,
  })
  if (file === null) return null
  if (file.uploadedBy === accountId) return { file, instance: null }
  if (viewer.role === 'resident') return null
  // Only its uploader's own steps show a file; a step that she took anonymously does not say so.
  const named = {
    some: { tenantId, fileId: id, actorId: { in: [file.uploadedBy, ANONYMOUS_ID] } },
  }
  const instance = await prisma.instance.findFirst({
    where: { AND: [readableInstances(viewer), { files: named }] },
    select: { id: true, initiatorId: true },
  })
  return instance === null ? null : { file, instance }
}

import { ANONYMOUS_ID } from '@linli/runtime/core'
import { readableInstances } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** More than an engine's clock is behind the database's; it only bounds what is searched. */
const CLOCK_LAG_MS = 60_000

/** The file, where the viewer uploaded it, or is staff and may read an instance whose submitted answers name it.
 *  Null for everything else, whether it exists or not. */
export async function findReadableFile(prisma: PrismaClient, viewer: Viewer, id: string) {
  const { tenantId, accountId } = viewer
  const file = await prisma.file.findUnique({ where: { tenantId_id: { tenantId, id } } })
  if (file === null || file.uploadedBy === accountId) return file
  if (viewer.role === 'resident') return null
  // Only its uploader can submit a file, so only steps that she took after the upload can name it; a step that she took
  // anonymously does not say so. The upload has the database's instant, the step the engine's, whose clock never leads.
  const instance = await prisma.instance.findFirst({
    where: {
      AND: [
        readableInstances(viewer),
        {
          OR: [
            {
              history: {
                some: {
                  actorId: { in: [file.uploadedBy, ANONYMOUS_ID] },
                  at: { gte: new Date(file.uploadedAt.getTime() - CLOCK_LAG_MS) },
                  input: { contains: id },
                },
              },
            },
            // Written by the same rule when the steps were archived.
            { archive: { fileIds: { has: id } } },
          ],
        },
      ],
    },
    select: { id: true },
  })
  return instance === null ? null : file
}

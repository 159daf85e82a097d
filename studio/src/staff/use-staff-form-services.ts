import type { OrgNode } from '@linli/schemas/org'
import { useMemo } from 'react'
import { useClient } from 'urql'
import { DeskOrgNodesDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { fileUrl, uploadFile } from '../api/upload-file.ts'
import type { FormServices } from '../form-view/form-services.ts'

/** What the generated forms need from the staff side; the same object as long as client and session are. */
export function useStaffFormServices(): FormServices {
  const client = useClient()
  const session = useSession()
  return useMemo(
    () => ({
      uploadPhoto: (file, onProgress) => uploadFile(session, { file, onProgress }),
      photoUrl: fileUrl,
      orgNodes: async (): Promise<readonly OrgNode[]> => {
        const { data } = await client.query(DeskOrgNodesDocument, {}).toPromise()
        return data?.orgNodes ?? []
      },
    }),
    [client, session],
  )
}

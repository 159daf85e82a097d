import { useMemo } from 'react'
import { useClient } from 'urql'
import { OrgNodesDocument } from '../api/documents.ts'
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
      orgNodes: async () => {
        const { data, error } = await client.query(OrgNodesDocument, {})
        if (data === undefined) throw error ?? new Error('The places could not be loaded.')
        return data.orgNodes
      },
    }),
    [client, session],
  )
}

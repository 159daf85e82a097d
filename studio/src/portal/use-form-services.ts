import { useMemo } from 'react'
import { useClient } from 'urql'
import { OrgNodesDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { fileUrl, uploadFile } from '../api/upload-file.ts'
import type { FormServices } from '../form-view/form-services.ts'

/** What generated forms need from the portal; the same object for as long as the page lives. */
export function usePortalFormServices(): FormServices {
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

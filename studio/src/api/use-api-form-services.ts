import { useMemo } from 'react'
import { useClient } from 'urql'
import type { FormServices } from '../form-view/form-services.ts'
import {
  NodeAtDocument,
  OrgNodesDocument,
  PlacesAroundDocument,
  StaffDocument,
} from './documents.ts'
import { useSession } from './session.ts'
import { fileFacts, fileUrl, uploadFile } from './upload-file.ts'

/** What generated forms need, from the server; the same object as long as client and session are. */
export function useApiFormServices(): FormServices {
  const client = useClient()
  const session = useSession()
  return useMemo(
    () => ({
      uploadFile: (file, onProgress) => uploadFile(session, { file, onProgress }),
      fileUrl,
      fileFacts,
      orgNodes: async () => {
        const { data, error } = await client.query(OrgNodesDocument, {})
        if (data === undefined) throw error ?? new Error('The places could not be loaded.')
        return data.orgNodes
      },
      staff: async (wanted) => {
        const { data, error } = await client.query(StaffDocument, wanted)
        if (data === undefined) throw error ?? new Error('The staff could not be looked up.')
        return data.staff
      },
      nodeAt: async ({ longitude, latitude }) => {
        const answer = await client.query(
          NodeAtDocument,
          { longitude, latitude },
          { requestPolicy: 'network-only' },
        )
        if (answer.data === undefined) throw answer.error ?? new Error('No answer.')
        return answer.data.nodeAt
      },
      placesAround: async (nodeId) => {
        const { data, error } = await client.query(PlacesAroundDocument, { nodeId })
        if (data === undefined) throw error ?? new Error('No answer.')
        return data.placesAround
      },
    }),
    [client, session],
  )
}

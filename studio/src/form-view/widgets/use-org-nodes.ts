import type { OrgNode } from '@linli/schemas/org'
import { useCallback, useEffect, useState } from 'react'
import { useFormServices } from '../form-services.ts'

interface OrgNodes {
  /** Empty until they are here. */
  readonly nodes: readonly OrgNode[]
  readonly hasFailed: boolean
  readonly load: () => void
}

/** The street's tree, asked for once and again only when a person tries again. */
export function useOrgNodes(): OrgNodes {
  const { orgNodes } = useFormServices()
  const [nodes, setNodes] = useState<readonly OrgNode[]>([])
  const [hasFailed, setHasFailed] = useState(false)
  const load = useCallback(() => {
    setHasFailed(false)
    orgNodes().then(setNodes, () => setHasFailed(true))
  }, [orgNodes])
  useEffect(load, [load])
  return { nodes, hasFailed, load }
}

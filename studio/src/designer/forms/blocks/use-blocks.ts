import { parseFieldBlock } from '@linli/schemas/field-block'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { FieldBlocksDocument } from '../../../api/documents.ts'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'

export interface Blocks {
  /** Null while they are asked for, or where nobody answers. */
  readonly list: readonly StreetBlock[] | null
  readonly isUnreachable: boolean
  readonly reload: () => void
}

/** The blocks of the street (常用字段组). One that this studio cannot read, of a newer server, is left out. */
export function useBlocks(): Blocks {
  const [{ data, error }, ask] = useQuery({
    query: FieldBlocksDocument,
    requestPolicy: 'cache-and-network',
  })
  const list = useMemo(
    () =>
      data?.fieldBlocks.flatMap(({ id, revision, body }): readonly StreetBlock[] => {
        const block = parseFieldBlock(body)
        return block === null ? [] : [{ id, revision, block }]
      }) ?? null,
    [data],
  )
  return {
    list,
    isUnreachable: list === null && error !== undefined,
    reload: () => ask({ requestPolicy: 'network-only' }),
  }
}

import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TypedDocumentNode, useQuery } from 'urql'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'

interface Connection<Row> {
  readonly edges: readonly { readonly node: Row }[]
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
}

interface PagedListProps<Data, Rest, Row> {
  readonly query: TypedDocumentNode<Data, Rest & { after?: string | null | undefined }>
  /** But for `after`. With other ones the list begins anew, so the caller gives it another `key`. */
  readonly variables: Rest
  readonly connectionOf: (data: Data) => Connection<Row>
  readonly idOf: (row: Row) => string
  readonly row: (row: Row) => ReactNode
  /** Stands in place of a list without rows. */
  readonly empty: ReactNode
}

/** A long list, thirty rows at a time. Each thirty have a request of their own, so what is there stays while more comes. */
export function PagedList<Data, Rest extends object, Row>(props: PagedListProps<Data, Rest, Row>) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  return cursors.map((after, index) => (
    <ListPart
      key={after ?? 'first'}
      {...props}
      after={after}
      isLast={index === cursors.length - 1}
      onMore={(cursor) => setCursors([...cursors, cursor])}
    />
  ))
}

interface ListPartProps<Data, Rest, Row> extends PagedListProps<Data, Rest, Row> {
  readonly after: string | null
  readonly isLast: boolean
  readonly onMore: (cursor: string) => void
}

function ListPart<Data, Rest extends object, Row>({
  after,
  isLast,
  onMore,
  ...list
}: ListPartProps<Data, Rest, Row>) {
  const { t } = useTranslation(['staff', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: list.query,
    variables: { ...list.variables, after },
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reload} />
  }
  const { edges, pageInfo } = list.connectionOf(data)
  const { endCursor, hasNextPage } = pageInfo
  if (edges.length === 0) return list.empty
  return (
    <>
      <ul className="task-list">
        {edges.map(({ node }) => (
          <Fragment key={list.idOf(node)}>{list.row(node)}</Fragment>
        ))}
      </ul>
      {isLast && hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t('instances.more')}</Button>
      )}
    </>
  )
}

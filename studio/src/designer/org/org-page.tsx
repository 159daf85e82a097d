import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { OrgTreeDocument, type TreeNodeFieldsFragment } from '../../api/documents.ts'
import { EmptyList, NothingFound } from '../../staff/empty-list.tsx'
import { useInAddress } from '../../staff/use-in-address.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { useTyped } from '../../staff/use-typed.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { MoveNode } from './node-dialogs.tsx'
import { NodePanel } from './node-panel.tsx'
import { OrgTree } from './org-tree.tsx'
import { TreeChanges } from './tree-changes.tsx'
import { pathOf } from './tree-rows.ts'
import './org.css'

const MOST_FOUND = 50

/** The street's tree beside the node that is chosen; which one, and what is looked for, stand in the address. */
export function OrgPage() {
  const { t } = useTranslation(['org', 'common'])
  const [{ data, error }, reload] = useQuery({
    query: OrgTreeDocument,
    requestPolicy: 'cache-and-network',
  })
  usePageTitle(t('tree.title'))
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('tree.title')}</h1>
      </div>
      {data.orgTree.length === 0 ? (
        <EmptyList title={t('tree.none')} advice={t('tree.noneAdvice')} action={null} />
      ) : (
        <LoadedTree nodes={data.orgTree} reload={reloadNow} />
      )}
    </div>
  )
}

interface LoadedTreeProps {
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly reload: () => void
}

function LoadedTree({ nodes, reload }: LoadedTreeProps) {
  const { t } = useTranslation('org')
  const { query, put } = useInAddress()
  const asked = query.get('node')
  const chosen =
    nodes.find(({ id }) => id === asked) ?? nodes.find(({ parentId }) => parentId === null)
  const sought = query.get('q') ?? ''
  const [text, setText] = useTyped(sought, (next) => put({ q: next === '' ? null : next }))
  const [changes, setChanges] = useState(0)
  const [move, setMove] = useState<{ id: string; to: string } | null>(null)
  const moved = nodes.find(({ id }) => id === move?.id)
  const saved = () => {
    setMove(null)
    setChanges(changes + 1)
    reload()
  }
  const choose = (id: string) => put({ node: id, q: null })
  return (
    <div className="org-columns">
      <section className="card" aria-label={t('tree.title')}>
        <Input
          aria-label={t('tree.search')}
          placeholder={t('tree.search')}
          value={text}
          allowClear
          onChange={(event) => setText(event.target.value)}
        />
        {sought.trim() === '' ? (
          <OrgTree
            nodes={nodes}
            chosenId={chosen?.id ?? null}
            onChoose={choose}
            onMove={(id, to) => setMove({ id, to })}
          />
        ) : (
          <Found nodes={nodes} text={sought} onChoose={choose} onClear={() => put({ q: null })} />
        )}
      </section>
      {chosen !== undefined && (
        <NodePanel
          key={chosen.id}
          version={changes}
          node={chosen}
          nodes={nodes}
          onSaved={saved}
          onChoose={choose}
        />
      )}
      <TreeChanges count={changes} onUndone={reload} />
      {move !== null && moved !== undefined && (
        <MoveNode
          node={moved}
          nodes={nodes}
          to={move.to}
          onClose={() => setMove(null)}
          onSaved={saved}
        />
      )}
    </div>
  )
}

interface FoundProps {
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly text: string
  readonly onChoose: (id: string) => void
  readonly onClear: () => void
}

function Found({ nodes, text, onChoose, onClear }: FoundProps) {
  const { t } = useTranslation('org')
  const wanted = text.trim().toLowerCase()
  const found = nodes.filter(
    ({ name, code }) => name.toLowerCase().includes(wanted) || code?.toLowerCase() === wanted,
  )
  if (found.length === 0) return <NothingFound onClear={onClear} />
  return (
    <>
      <p className="soft" role="status">
        {t('tree.found', { count: found.length })}
      </p>
      <ul className="org-found">
        {found.slice(0, MOST_FOUND).map(({ id, isClosed }) => (
          <li key={id}>
            <button type="button" className="button-link" onClick={() => onChoose(id)}>
              {pathOf(nodes, id).join(' · ')}
            </button>
            {isClosed && <span className="badge">{t('node.closed')}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { OrgTreeDocument, type TreeNodeFieldsFragment } from '../../api/documents.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { useGo, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { MoveNode } from './node-dialogs.tsx'
import { NodePanel } from './node-panel.tsx'
import { OrgTree } from './org-tree.tsx'
import { TreeChanges } from './tree-changes.tsx'
import { pathOf } from './tree-rows.ts'
import './org.css'

const MOST_FOUND = 50

/** The street's tree beside the node that is chosen; which one stands in the address. */
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
        <EmptyList title={t('tree.none')} advice={t('tree.noneAdvice')} />
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
  const go = useGo()
  const asked = useQueryString().get('node')
  const chosen =
    nodes.find(({ id }) => id === asked) ?? nodes.find(({ parentId }) => parentId === null)
  const [text, setText] = useState('')
  const [changes, setChanges] = useState(0)
  const [move, setMove] = useState<{ id: string; to: string } | null>(null)
  const moved = nodes.find(({ id }) => id === move?.id)
  const saved = () => {
    setMove(null)
    setChanges(changes + 1)
    reload()
  }
  const choose = (id: string) => go(`/org?node=${encodeURIComponent(id)}`, { replace: true })
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
        {text.trim() === '' ? (
          <OrgTree
            nodes={nodes}
            chosenId={chosen?.id ?? null}
            onChoose={choose}
            onMove={(id, to) => setMove({ id, to })}
          />
        ) : (
          <Found
            nodes={nodes}
            text={text}
            onChoose={(id) => {
              setText('')
              choose(id)
            }}
          />
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
}

function Found({ nodes, text, onChoose }: FoundProps) {
  const { t } = useTranslation('org')
  const wanted = text.trim().toLowerCase()
  const found = nodes.filter(
    ({ name, code }) => name.toLowerCase().includes(wanted) || code?.toLowerCase() === wanted,
  )
  if (found.length === 0) return <p role="status">{t('tree.noneFound')}</p>
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

import { cityDay } from '@linli/schemas/city-day'
import { Alert, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  HoldingsAtDocument,
  ReopenNodeDocument,
  TreeNodeChangesDocument,
  type TreeNodeFieldsFragment,
} from '../../api/documents.ts'
import { CopyLink } from '../../staff/copy-link.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { useNow } from '../../staff/use-now.ts'
import { postName } from '../people/post-name.ts'
import { kindName } from './kind-name.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { AddNode, ChangeNode, CloseNode, MoveNode } from './node-dialogs.tsx'
import { NodeMap } from './node-map.tsx'
import { OrgChanges } from './org-changes.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { pathOf } from './tree-rows.ts'
import { useSaving } from './use-saving.ts'

interface NodePanelProps {
  readonly node: TreeNodeFieldsFragment
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly onSaved: () => void
  readonly onChoose: (id: string) => void
  /** Grows with each change on this page: a merge gives posts to others. */
  readonly version: number
}

/** What the node is, what can be done with it, who held a post at it on a day, and who changed it. */
export function NodePanel({ node, nodes, onSaved, onChoose, version }: NodePanelProps) {
  const { t } = useTranslation(['org', 'common'])
  const [{ data }, reload] = useQuery({
    query: TreeNodeChangesDocument,
    variables: { id: node.id },
    requestPolicy: 'cache-and-network',
  })
  const saved = () => {
    onSaved()
    reload({ requestPolicy: 'network-only' })
  }
  return (
    <div className="org-cards">
      <section className="card">
        <h2>
          {node.name} {node.isClosed && <span className="badge">{t('node.closed')}</span>}
        </h2>
        <p className="soft">{pathOf(nodes, node.id).join(' · ')}</p>
        <p>
          {kindName(t, node.kind)}
          {node.code !== null && ` · ${t('node.code')} ${node.code}`}
        </p>
        {node.isTeam && (
          <p>
            <StaffLink to={`/teams/${encodeURIComponent(node.id)}`}>{t('node.toTeam')}</StaffLink>
          </p>
        )}
        {node.mayChange ? (
          <NodeDeeds node={node} nodes={nodes} onSaved={saved} onChoose={onChoose} />
        ) : (
          <p className="soft">{t('elsewhere.node')}</p>
        )}
        {node.mayChange && !node.isTeam && !node.isClosed && (
          <p>
            <StaffLink to={`/codes?nodes=${encodeURIComponent(node.id)}`}>
              {t('node.codes')}
            </StaffLink>
          </p>
        )}
        <CopyLink path={`/studio/org?node=${encodeURIComponent(node.id)}`} />
      </section>
      {!node.isTeam && <NodeMap key={`map-${version}`} nodeId={node.id} onChoose={onChoose} />}
      <Holdings key={version} nodeId={node.id} />
      <section className="card">
        <h2>{t('changes.title')}</h2>
        <OrgChanges changes={data?.treeNode?.changes ?? []} />
      </section>
    </div>
  )
}

type Deed = 'add' | 'change' | 'move' | 'close' | 'merge' | 'split'

function NodeDeeds({ node, nodes, onSaved, onChoose }: Omit<NodePanelProps, 'version'>) {
  const { t } = useTranslation('org')
  const [asked, setAsked] = useState<Deed | null>(null)
  const reopen = useSaving(ReopenNodeDocument, onSaved)
  const done = () => {
    setAsked(null)
    onSaved()
  }
  const dialog = { node, nodes, onClose: () => setAsked(null), onSaved: done }
  return (
    <>
      {reopen.problem !== null && (
        <Alert type="error" showIcon role="alert" title={reopen.problem} />
      )}
      <div className="org-buttons">
        {!(node.isClosed || node.isTeam) && (
          <Button onClick={() => setAsked('add')}>{t('node.add')}</Button>
        )}
        <Button onClick={() => setAsked('change')}>{t('node.change')}</Button>
        {!node.isClosed && node.parentId !== null && (
          <>
            <Button onClick={() => setAsked('move')}>{t('node.move')}</Button>
            <Button onClick={() => setAsked('merge')}>{t('grids.mergeDots')}</Button>
            <Button onClick={() => setAsked('split')}>{t('grids.splitDots')}</Button>
            <Button danger onClick={() => setAsked('close')}>
              {t('node.close')}
            </Button>
          </>
        )}
        {node.isClosed && (
          <Button loading={reopen.isSaving} onClick={() => void reopen.send({ id: node.id })}>
            {t('node.reopen')}
          </Button>
        )}
      </div>
      {asked === 'add' && (
        <AddNode
          {...dialog}
          onAdded={(id) => {
            done()
            onChoose(id)
          }}
        />
      )}
      {asked === 'change' && <ChangeNode {...dialog} />}
      {asked === 'move' && <MoveNode {...dialog} />}
      {asked === 'close' && <CloseNode {...dialog} />}
      {asked === 'merge' && (
        <MergeDialog
          {...dialog}
          onMerged={(id) => {
            done()
            if (id !== null) onChoose(id)
          }}
        />
      )}
      {asked === 'split' && <SplitDialog {...dialog} onSplit={done} />}
    </>
  )
}

/** Who it is today, or was or will be on another day. */
function Holdings({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTranslation(['org', 'staff'])
  const id = useId()
  const today = cityDay(useNow())
  const [date, setDate] = useState(today)
  const [{ data }] = useQuery({
    query: HoldingsAtDocument,
    variables: { nodeId, date },
    pause: date === '',
    requestPolicy: 'cache-and-network',
  })
  const holdings = data?.holdingsAt
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('node.holdings')}</h2>
        <span>
          <label className="visually-hidden" htmlFor={id}>
            {t('node.onDay')}
          </label>
          <Input
            id={id}
            type="date"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </span>
      </div>
      {holdings?.length === 0 && <p className="soft">{t('node.nobody')}</p>}
      <ul className="org-posts">
        {holdings?.map((post) => (
          <li key={post.id}>
            <div>
              <StaffLink to={`/people/${encodeURIComponent(post.accountId)}`}>
                {post.name}
              </StaffLink>{' '}
              {postName(t, post.post)}{' '}
              {post.kind !== 'primary' && (
                <span className="badge badge-pool">
                  {String(t(`postKind.${post.kind}` as never, { defaultValue: post.kind }))}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

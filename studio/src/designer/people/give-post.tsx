import { Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { GivePostDocument, OrgTreeDocument, PostChoicesDocument } from '../../api/documents.ts'
import { NodeSelect } from '../org/node-select.tsx'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { postName } from './post-name.ts'

interface GivePostProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onSaved: () => void
}

const KINDS = ['primary', 'concurrent', 'acting', 'substitute'] as const

/** Where, as what and for which days. */
export function GivePost({ person, onClose, onSaved }: GivePostProps) {
  const { t } = useTranslation(['org', 'staff'])
  const id = useId()
  const [{ data: tree }] = useQuery({ query: OrgTreeDocument })
  const [{ data: posts }] = useQuery({ query: PostChoicesDocument })
  const [nodeId, setNodeId] = useState<string | null>(null)
  const [post, setPost] = useState<string | null>(null)
  const [values, setValues] = useState({ kind: 'primary', validFrom: '', validUntil: '' })
  const saving = useSaving(GivePostDocument, onSaved)
  const give = () => {
    if (nodeId === null || post === null) return
    void saving.send({ input: { personId: person.id, nodeId, post, ...values } })
  }
  const day = (name: 'validFrom' | 'validUntil') => (
    <div className="field-entry">
      <label htmlFor={`${id}-${name}`}>
        {t(name === 'validFrom' ? 'post.from' : 'post.until')}
      </label>
      <Input
        id={`${id}-${name}`}
        type="date"
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
      <p className="soft">{t(name === 'validFrom' ? 'post.fromHelp' : 'post.untilHelp')}</p>
    </div>
  )
  return (
    <ConfirmDialog
      title={t('post.giveTo', { name: person.name })}
      confirm={t('post.giveNow')}
      saving={saving}
      isReady={nodeId !== null && post !== null}
      onConfirm={give}
      onClose={onClose}
    >
      <div className="field-entry">
        <label htmlFor={`${id}-node`}>{t('post.node')}</label>
        <NodeSelect
          id={`${id}-node`}
          nodes={tree?.orgTree ?? []}
          value={nodeId}
          onChange={setNodeId}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-post`}>{t('post.post')}</label>
        <Select
          id={`${id}-post`}
          className="org-wide"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('post.choose')}
          value={post}
          options={(posts?.postChoices ?? []).map((value) => ({
            value,
            label: postName(t, value),
          }))}
          onChange={setPost}
        />
      </div>
      <div className="field-entry">
        <span id={`${id}-kind`} className="org-label">
          {t('post.kind')}
        </span>
        <Radio.Group
          aria-labelledby={`${id}-kind`}
          value={values.kind}
          options={KINDS.map((value) => ({ value, label: t(`postKind.${value}`) }))}
          onChange={(event) => setValues({ ...values, kind: String(event.target.value) })}
        />
      </div>
      {day('validFrom')}
      {day('validUntil')}
    </ConfirmDialog>
  )
}

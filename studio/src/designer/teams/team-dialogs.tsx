import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import {
  AddTeamDocument,
  ChangeTeamDocument,
  OrgTreeDocument,
  type TeamHeadFieldsFragment,
} from '../../api/documents.ts'
import { NodeSelect } from '../org/node-select.tsx'
import { useSaving } from '../org/use-saving.ts'
import { ConfirmDialog } from '../people/confirm-dialog.tsx'
import { type Facts, NEW_TEAM, TeamFields } from './team-fields.tsx'

interface AddTeamProps {
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

/** Asks for a place, a name and what the team is. */
export function AddTeam({ onClose, onAdded }: AddTeamProps) {
  const { t } = useTranslation('team')
  const id = useId()
  const [{ data }] = useQuery({ query: OrgTreeDocument })
  const [parentId, setParentId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [facts, setFacts] = useState<Facts>(NEW_TEAM)
  const saving = useSaving(AddTeamDocument, (saved) => onAdded(saved.team.id))
  return (
    <ConfirmDialog
      title={t('add.open')}
      confirm={t('add.now')}
      saving={saving}
      isReady={parentId !== null && name.trim() !== ''}
      onConfirm={() => {
        if (parentId !== null) void saving.send({ parentId, name, facts: sent(facts) })
      }}
      onClose={onClose}
    >
      <div className="field-entry">
        <label htmlFor={`${id}-name`}>{t('add.name')}</label>
        <Input
          id={`${id}-name`}
          value={name}
          autoFocus
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="field-entry">
        <label htmlFor={`${id}-where`}>{t('add.where')}</label>
        <NodeSelect
          id={`${id}-where`}
          nodes={data?.orgTree ?? []}
          value={parentId}
          onChange={setParentId}
          without={({ isTeam }) => isTeam}
        />
      </div>
      <TeamFields facts={facts} onChange={setFacts} />
    </ConfirmDialog>
  )
}

interface ChangeTeamProps {
  readonly team: TeamHeadFieldsFragment
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Asks what the team is from now on. */
export function ChangeTeam({ team, onClose, onSaved }: ChangeTeamProps) {
  const { t } = useTranslation('team')
  const { kind, isExternal, hasRoster } = team
  const [facts, setFacts] = useState<Facts>({
    ...{ kind, isExternal, hasRoster, agreementUntil: team.agreementUntil ?? '' },
    hours: team.hours.map(({ from, until }) => ({ from, until })),
  })
  const saving = useSaving(ChangeTeamDocument, onSaved)
  return (
    <ConfirmDialog
      title={t('change.title', { name: team.name })}
      confirm={t('change.now')}
      saving={saving}
      onConfirm={() => void saving.send({ id: team.id, facts: sent(facts) })}
      onClose={onClose}
    >
      <TeamFields facts={facts} onChange={setFacts} />
    </ConfirmDialog>
  )
}

/** A team of our own has no agreement, whatever was typed before. */
function sent(facts: Facts): Facts {
  return facts.isExternal ? facts : { ...facts, agreementUntil: '' }
}

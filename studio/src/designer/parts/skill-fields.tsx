import type { SkillRule } from '@linli/schemas/assign-rule'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AssignLookups } from './assign-lookups.ts'
import { Choice } from './choice.tsx'

interface SkillFieldsProps {
  readonly rule: SkillRule
  readonly onChange: (next: SkillRule) => void
  readonly lookups: AssignLookups
  readonly name: string
}

/** Keeps the names of fields apart from skills. */
const FIELD = 'field:'
/** No kind of team and no post is called so. */
const OPEN = ':'

/** Which skill, in which teams, and who there may take it. */
export function SkillFields({ rule, onChange, lookups, name }: SkillFieldsProps) {
  const { t } = useTranslation('parts')
  const { skill, team, post, offDuty } = rule
  const fields = lookups.fields.map(({ value, label }) => ({
    value: FIELD + value,
    label: t('assign.skillOfField', { field: label }),
  }))
  return (
    <>
      <Choice
        label={t('assign.skill', { name })}
        options={[...lookups.posts, ...fields]}
        value={typeof skill === 'string' ? skill : FIELD + skill.field}
        onChange={(next) => onChange({ ...rule, skill: skillOf(next) })}
      />
      <Choice
        label={t('assign.team', { name })}
        options={[{ value: OPEN, label: t('assign.anyTeam') }, ...lookups.teams]}
        value={team ?? OPEN}
        onChange={(next) => onChange(withPart(rule, 'team', next))}
      />
      <Choice
        label={t('assign.skillPost', { name })}
        options={[{ value: OPEN, label: t('assign.theSkilled') }, ...lookups.posts]}
        value={post ?? OPEN}
        onChange={(next) => onChange(withPart(rule, 'post', next))}
      />
      <Checkbox
        checked={offDuty === true}
        onChange={({ target: { checked } }) => {
          const { offDuty: _, ...rest } = rule
          onChange(checked ? { ...rest, offDuty: true } : rest)
        }}
      >
        {t('assign.offDuty')}
      </Checkbox>
    </>
  )
}

function skillOf(chosen: string): SkillRule['skill'] {
  return chosen.startsWith(FIELD) ? { field: chosen.slice(FIELD.length) } : chosen
}

function withPart(rule: SkillRule, part: 'team' | 'post', value: string): SkillRule {
  const { [part]: _, ...rest } = rule
  return value === OPEN ? rest : { ...rest, [part]: value }
}

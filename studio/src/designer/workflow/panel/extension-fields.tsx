import type { ExtensionRule } from '@linli/schemas/definition'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AssignLookups } from '../../parts/assign-lookups.ts'
import { AssignRulesEditor } from '../../parts/assign-rules-editor.tsx'
import { NumberEntry } from '../../parts/number-entry.tsx'

interface ExtensionFieldsProps {
  readonly value: ExtensionRule | undefined
  /** Whether the task has a deadline at all. */
  readonly isTimed: boolean
  readonly lookups: AssignLookups
  readonly onChange: (next: ExtensionRule | undefined) => void
}

const FIRST: ExtensionRule = {
  decide: [{ strategy: 'post', post: 'committee' }],
  times: 1,
  most: 3,
}

/** Whether more time may be asked for (延期), how much, and who decides. */
export function ExtensionFields({ value, isTimed, lookups, onChange }: ExtensionFieldsProps) {
  const { t } = useTranslation('workflow')
  return (
    <>
      <Checkbox
        checked={value !== undefined}
        disabled={!isTimed && value === undefined}
        onChange={({ target }) => onChange(target.checked ? FIRST : undefined)}
      >
        {t(isTimed ? 'task.extension' : 'task.extensionNeedsDue')}
      </Checkbox>
      {value !== undefined && (
        <div className="panel-nested">
          <div className="panel-line">
            {t('task.extensionTimes')}
            <NumberEntry
              label={t('task.extensionTimes')}
              isWhole
              least={1}
              most={10}
              value={value.times}
              onChange={(times) => onChange({ ...value, times })}
            />
          </div>
          <div className="panel-line">
            {t('task.extensionMost')}
            <NumberEntry
              label={t('task.extensionMost')}
              isWhole
              least={1}
              most={1000}
              value={value.most}
              onChange={(most) => onChange({ ...value, most })}
            />
          </div>
          <AssignRulesEditor
            label={t('task.extensionDecide')}
            value={value.decide}
            lookups={lookups}
            onChange={(decide) => onChange({ ...value, decide })}
          />
        </div>
      )}
    </>
  )
}

import { ruleListsOf } from '@linli/runtime/core'
import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AssigneesDocument, type AssigneesQuery } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { assignRuleText } from '../canvas/assign-rule-text.ts'
import { useWording } from '../use-wording.ts'

type List = NonNullable<NonNullable<AssigneesQuery['definition']>['assignees']>[number]

interface TaskAssigneesProps {
  readonly definition: Definition
  readonly task: string
  readonly nodeId: string
}

/** Each rule of a task with whom it finds; a list for each signer, where several sign. */
export function TaskAssignees({ definition, task, nodeId }: TaskAssigneesProps) {
  const { t } = useTranslation(['studio', 'common'])
  const [{ data, error, fetching }, reload] = useQuery({
    query: AssigneesDocument,
    variables: { id: definition.id, task, nodeId },
    requestPolicy: 'network-only',
  })
  if (error !== undefined) {
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  if (fetching) return <Delayed />
  const lists = data?.definition?.assignees
  const declared = definition.tasks[task]
  if (lists == null || declared === undefined) {
    return <p className="soft">{t('assignees.broken')}</p>
  }
  return ruleListsOf(declared).map(({ path, rules }, index) => {
    const list = lists.find((each) => each.path === path)
    if (list === undefined) return null
    return (
      <div key={path}>
        {lists.length > 1 && <h4>{t('assignees.signer', { number: index + 1 })}</h4>}
        <RuleList definition={definition} list={list} rules={rules} />
      </div>
    )
  })
}

interface RuleListProps {
  readonly definition: Definition
  readonly list: List
  readonly rules: readonly AssignRule[]
}

function RuleList({ definition, list, rules }: RuleListProps) {
  const { t } = useTranslation('studio')
  const wording = useWording()
  return (
    <>
      <ol className="assignees-rules">
        {list.rules.map((found, index) => {
          const rule = rules[index]
          const isChosen = list.chosen === index
          return (
            <li key={index} className={isChosen ? 'assignees-chosen' : undefined}>
              <p className="assignees-rule">
                {rule !== undefined && assignRuleText(rule, definition, wording)}
                {isChosen && <span className="badge badge-mine">{t('assignees.goesHere')}</span>}
              </p>
              <Found found={found} />
            </li>
          )
        })}
      </ol>
      {list.chosen === null && <p className="assignees-nobody">{t('assignees.nobodyAtAll')}</p>}
    </>
  )
}

function Found({ found }: { readonly found: List['rules'][number] }) {
  const { t } = useTranslation('studio')
  if (found.hangsOnCase) return <p className="soft">{t('assignees.hangsOnCase')}</p>
  if (found.sentence === null) return <p className="soft">{t('assignees.nobody')}</p>
  const more = found.peopleCount - found.people.length
  return (
    <>
      <p className="assignees-people">
        {found.people.map(({ accountId, name, isAway }) => (
          <span key={accountId} className="assignees-person">
            {name}
            {isAway && <span className="soft"> {t('assignees.away')}</span>}
          </span>
        ))}
        {more > 0 && <span className="soft">{t('assignees.more', { count: more })}</span>}
      </p>
      <p className="soft">{found.sentence}</p>
    </>
  )
}

import type { FormAtFirst } from '@linli/runtime/core'
import { useMemo, useState } from 'react'
import { Delayed } from '../ui/delayed.tsx'
import { FormFace, type FormFaceProps } from './form-face.tsx'
import type { FormRules } from './form-rules.ts'
import { RulesTrouble } from './rules-trouble.tsx'
import { useJudge } from './use-judge.ts'

interface LateFormViewProps extends Omit<FormFaceProps, 'rules'> {
  /** How the server says that the form looks with nothing answered; null where it cannot be told without the rules. */
  readonly atFirst: FormAtFirst | null
}

/** A form that does not wait for the code of its rules where nothing has been answered: it is drawn as the server says, and what is typed
 *  before the rules are here is judged when they are. What depends on answers that were there before is not drawn without them. */
export function LateFormView({ atFirst, ...props }: LateFormViewProps) {
  const [isBegun] = useState(() => Object.keys(props.answers ?? {}).length > 0)
  const looks = isBegun ? null : atFirst
  const { judge, hasFailed, askAgain } = useJudge(looks === null)
  const rules = useMemo((): FormRules | null => {
    if (judge !== undefined) return { kind: 'here', judge }
    return looks && { kind: 'coming', atFirst: looks, hasFailed, askAgain }
  }, [judge, looks, hasFailed, askAgain])
  if (rules !== null) return <FormFace {...props} rules={rules} />
  return hasFailed ? <RulesTrouble askAgain={askAgain} /> : <Delayed />
}

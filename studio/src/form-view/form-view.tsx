import { FormFace, type FormFaceProps } from './form-face.tsx'
import type { FormRules } from './form-rules.ts'
import { JUDGE } from './verdict.ts'

const HERE: FormRules = { kind: 'here', judge: JUDGE }

/** A form as people fill it in, drawn together with its rules. */
export function FormView(props: Omit<FormFaceProps, 'rules'>) {
  return <FormFace {...props} rules={HERE} />
}

import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Signer, SignRule } from '@linli/schemas/sign-rule'
import { listed } from './change-words.ts'
import type { Sentence } from './definition-finding.ts'

/** How several people sign a task, in one phrase; `who` says whom a rule finds. */
export function signText(rule: SignRule, who: (rule: AssignRule) => Sentence): Sentence {
  const signers = rule.signers.map((signer) => signerText(signer, rule.mode, who))
  const [zh, en] =
    rule.mode === 'sequence' ? listed(signers, '，再', ', then ') : listed(signers, '、', ', ')
  switch (rule.mode) {
    case 'any':
      return [`或签（一人即可）：${zh}`, `any one of: ${en}`]
    case 'all':
      return [`会签（都要同意）：${zh}`, `all of: ${en}`]
    case 'sequence':
      return [`依次签（都要同意）：${zh}`, `one after another: ${en}`]
    case 'share':
      return [
        `按比例签（同意占 ${rule.percent}% 以上）：${zh}`,
        `at least ${rule.percent}% of: ${en}`,
      ]
  }
}

function signerText(
  { assign, each, weight }: Signer,
  mode: SignRule['mode'],
  who: (rule: AssignRule) => Sentence,
): Sentence {
  const [zh, en] = listed(assign.map(who), '或', ' or ')
  const [all, allEn] = each === true ? ['每一位', 'every '] : ['', '']
  const share = mode === 'share' && weight !== undefined ? `×${weight}` : ''
  return [`${all}${zh}${share}`, `${allEn}${en}${share}`]
}

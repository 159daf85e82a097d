import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { failureFacts } from '../../api/client.ts'
import { FollowCaseDocument, UnfollowCaseDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'

interface Follow {
  /** True once she follows it; who is not signed in is asked first. */
  readonly follow: () => Promise<boolean>
  /** True once she does not. */
  readonly unfollow: () => Promise<boolean>
  /** Why not, in a sentence. */
  readonly problem: string | undefined
}

/** 一起关注 one case. Both are harmless to repeat. */
export function useFollow(instanceId: string): Follow {
  const client = useClient()
  const session = useSession()
  const { t } = useTranslation('portal')
  const [problem, setProblem] = useState<string>()
  const follow = async () => {
    const { data, error } = await withSession(session, () =>
      client.mutation(FollowCaseDocument, { instanceId }).toPromise(),
    )
    const result = data?.followCase
    const refusal = result?.__typename === 'Refusal' ? result.message : undefined
    const isDone = result?.__typename === 'Followed'
    setProblem(isDone ? undefined : (refusal ?? failureFacts(error).sentence ?? t('check.unsent')))
    return isDone
  }
  const unfollow = async () => {
    const { data, error } = await withSession(session, () =>
      client.mutation(UnfollowCaseDocument, { instanceId }).toPromise(),
    )
    const isDone = data?.unfollowCase.__typename === 'Unfollowed'
    setProblem(isDone ? undefined : (failureFacts(error).sentence ?? t('check.unsent')))
    return isDone
  }
  return { follow, unfollow, problem }
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import {
  type PlaceCodeFieldsFragment,
  RenewPlaceCodeDocument,
  TakePlaceCodesDocument,
} from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'

interface Wanted {
  readonly nodeIds: readonly string[]
  readonly deviceIds: readonly string[]
}

/** The codes that are to be printed, as the server gave them last. */
export function useCodes() {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [codes, setCodes] = useState<readonly PlaceCodeFieldsFragment[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching: isTaking }, executeTake] = useMutation(TakePlaceCodesDocument)
  const [{ fetching: isRenewing }, executeRenew] = useMutation(RenewPlaceCodeDocument)
  return {
    ...{ codes, problem, isBusy: isTaking || isRenewing },
    take: async ({ nodeIds, deviceIds }: Wanted) => {
      const wanted = { nodeIds: [...nodeIds], deviceIds: [...deviceIds] }
      const { data } = await withSession(session, () => executeTake(wanted))
      const answer = data?.takePlaceCodes
      if (answer?.__typename !== 'PlaceCodesTaken')
        return setProblem(answer?.message ?? t('failed'))
      setProblem(null)
      setCodes(answer.codes)
    },
    renew: async (code: string) => {
      const { data } = await withSession(session, () => executeRenew({ code }))
      const answer = data?.renewPlaceCode
      const next = answer?.__typename === 'PlaceCodesTaken' ? answer.codes[0] : undefined
      if (next === undefined) {
        const told = answer?.__typename === 'Refusal' ? answer.message : t('failed')
        return setProblem(told)
      }
      setProblem(null)
      setCodes((before) => before.map((each) => (each.code === code ? next : each)))
    },
  }
}

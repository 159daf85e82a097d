import { useEffect, useState } from 'react'
import { leftFor } from '../../document/left-texts.ts'
import { useAccount } from '../../staff/use-account.ts'
import { type LocalText, localTexts } from './local-text-store.ts'
import { ownTab } from './own-tab.ts'

interface Found {
  readonly definitionId: string
  readonly left: LocalText | null
}

/** What was left of a definition on this device for this tab to go on with, null where nothing was; undefined until that is known: whoever
 *  began before would write over it. */
export function useLeftText(definitionId: string): LocalText | null | undefined {
  const { id: accountId } = useAccount()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    const asked = { isGone: false }
    const find = async () => {
      const texts = localTexts().load(accountId, definitionId)
      const left = leftFor(await texts, await ownTab())
      if (!asked.isGone) setFound({ definitionId, left })
    }
    void find()
    return () => {
      asked.isGone = true
    }
  }, [accountId, definitionId])
  return found?.definitionId === definitionId ? found.left : undefined
}

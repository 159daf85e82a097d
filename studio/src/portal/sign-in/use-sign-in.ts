import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { DevMessagesDocument, EnterCodeDocument, SendCodeDocument } from '../../api/documents.ts'

/** Where a person stands on the way in. */
export interface SignInStage {
  /** The phone a code went to; undefined: none was sent yet. */
  readonly phone: string | undefined
  readonly problem: string | undefined
  /** The text message a demo shows instead of sending it; undefined where messages are really sent. */
  readonly demoMessage: string | undefined
  readonly isBusy: boolean
}

const START: SignInStage = {
  phone: undefined,
  problem: undefined,
  demoMessage: undefined,
  isBusy: false,
}

/** Signing in by a one-time code: ask for a code, type it in. `onDone` hears of success. */
export function useSignIn(onDone: () => void) {
  const client = useClient()
  const { t } = useTranslation('portal')
  const [stage, setStage] = useState(START)
  const change = (part: Partial<SignInStage>) => setStage((old) => ({ ...old, ...part }))

  const sendCode = async (typed: string) => {
    const phone = digitsOf(typed)
    if (!/^1[3-9]\d{9}$/.test(phone)) return change({ problem: t('signIn.phoneWrong') })
    change({ isBusy: true, problem: undefined })
    const { data } = await client.mutation(SendCodeDocument, { input: { phone } })
    if (data?.sendCode.__typename === 'CodeSent') {
      // Refused everywhere but in development, and then there is nothing to show.
      const inbox = await client.query(DevMessagesDocument, {}, { requestPolicy: 'network-only' })
      const message = inbox.data?.devMessages.find((each) => each.phone === phone)
      return change({ phone, isBusy: false, demoMessage: message?.text })
    }
    change({ isBusy: false, problem: data?.sendCode.message ?? t('signIn.unsent') })
  }

  const enterCode = async (typed: string) => {
    const code = digitsOf(typed)
    if (stage.phone === undefined) return
    if (code === '') return change({ problem: t('signIn.codeMissing') })
    change({ isBusy: true, problem: undefined })
    const { data } = await client.mutation(EnterCodeDocument, {
      input: { phone: stage.phone, code },
    })
    if (data?.enterCode.__typename === 'SignedIn') {
      setStage(START)
      return onDone()
    }
    change({ isBusy: false, problem: data?.enterCode.message ?? t('signIn.unsent') })
  }

  const changePhone = () => setStage(START)
  return { stage, sendCode, enterCode, changePhone }
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '')
}

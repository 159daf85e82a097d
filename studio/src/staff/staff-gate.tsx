import { Button, Result } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { StaffMeDocument, type StaffMeQuery, StaffSignOutDocument } from '../api/documents.ts'
import { useSession, useSessionEnded } from '../api/session.ts'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'
import { Dialog } from './dialog.tsx'
import { FaultNote } from './fault-note.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { AccountContext } from './use-account.ts'

interface StaffGateProps {
  readonly roles: readonly ('official' | 'worker')[]
  readonly children: ReactNode
}

/** Shows its children to people with one of the roles; others see the sign-in page or whose page this is.
 *  When the session ends later, a dialog asks to sign in again over the page, which keeps everything typed. For anybody else who signs in
 *  there it opens anew: nothing that was read, typed or sent on it is hers. */
export function StaffGate({ roles, children }: StaffGateProps) {
  const [{ data: answered, fetching, error }, reload] = useQuery({ query: StaffMeDocument })
  const session = useSession()
  const refresh = useCallback(() => {
    session.renew()
    reload({ requestPolicy: 'network-only' })
  }, [session, reload])
  const { data, isAnothers } = useOwner(answered, roles)
  const [isOthers, setIsOthers] = useState(false)
  const ownerId = data?.me?.id
  const renew = useCallback(
    (accountId: string) => (accountId === ownerId ? refresh() : setIsOthers(true)),
    [ownerId, refresh],
  )

  if (isOthers || isAnothers) return <OpenedAnew />
  if (data === undefined) {
    if (fetching || error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={refresh} />
  }
  if (data.me === null) return <SignInPage onSignedIn={refresh} />
  if (!roles.some((role) => role === data.me?.role)) {
    return <WrongRole role={data.me.role} onSignedOut={refresh} />
  }
  return (
    <AccountContext value={data.me}>
      {children}
      <SessionDialog onSignedIn={renew} />
      <FaultNote />
    </AccountContext>
  )
}

/** Whose page it is: whoever it was first shown to. Where nobody answers she is who she was, and where nobody is signed in any more her
 *  session has ended; what she works on stays before her. */
function useOwner(answered: StaffMeQuery | undefined, roles: readonly string[]) {
  const session = useSession()
  const known = useRef(answered)
  const before = known.current?.me
  const owner = before != null && roles.includes(before.role) ? before : null
  const isHers = owner === null || answered?.me?.id === owner.id
  if (answered !== undefined && isHers) known.current = answered
  const hasEnded = !isHers && answered?.me === null
  useEffect(() => {
    // Anew with each answer that says so.
    if (hasEnded && answered !== undefined) session.end()
  }, [hasEnded, answered, session])
  return { data: known.current, isAnothers: !isHers && answered?.me != null }
}

/** The page as a browser opens it. What waited for the session is never asked again. */
function OpenedAnew() {
  useEffect(() => location.reload(), [])
  return <Delayed />
}

interface SessionDialogProps {
  readonly onSignedIn: (accountId: string) => void
}

function SessionDialog({ onSignedIn }: SessionDialogProps) {
  const { t } = useTranslation('common')
  const ended = useSessionEnded()
  return (
    <Dialog open={ended} title={t('session.title')} footer={null} closable={false} destroyOnHidden>
      <p>{t('session.advice')}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </Dialog>
  )
}

function WrongRole({
  role,
  onSignedOut,
}: {
  readonly role: string
  readonly onSignedOut: () => void
}) {
  const { t } = useTranslation('staff')
  const [, signOut] = useMutation(StaffSignOutDocument)
  const leave = async () => {
    await signOut({})
    await (await import('./leave-device.ts')).leaveDevice()
    onSignedOut()
  }
  const home = role === 'worker' ? '/desk' : '/'
  return (
    <main className="staff-lone">
      <Result
        status="info"
        title={t('wrongRole.title')}
        subTitle={role === 'worker' ? t('wrongRole.worker') : t('wrongRole.resident')}
        extra={[
          <Button key="home" type="primary" href={home}>
            {role === 'worker' ? t('wrongRole.toDesk') : t('wrongRole.toPortal')}
          </Button>,
          <Button key="leave" onClick={() => void leave()}>
            {t('wrongRole.signOut')}
          </Button>,
        ]}
      />
    </main>
  )
}

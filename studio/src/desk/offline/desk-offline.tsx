import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useClient } from 'urql'
import { StaffMeDocument } from '../../api/documents.ts'
import { sendPhoto } from '../../api/send-photo.ts'
import { useSession } from '../../api/session.ts'
import type { ShownProblem } from '../../form-view/problems.ts'
import type { DeskDevice } from '../../staff/desk-device.ts'
import { useAccount } from '../../staff/use-account.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { newKey } from '../../ui/new-key.ts'
import type { Connection } from './connection.ts'
import { createDeskPhotos } from './desk-photos.ts'
import { type Offline, OfflineContext } from './offline-context.ts'
import { createSendWork } from './send-work.ts'
import { createWorkQueue } from './work-queue.ts'

interface DeskOfflineProps {
  readonly device: DeskDevice
  readonly connection: Connection
  readonly children: ReactNode
}

/** Keeps what the worker does until the server has it. For each account anew: what one did is never handed in by another. */
export function DeskOffline(props: DeskOfflineProps) {
  const { id } = useAccount()
  return <OfflineOf key={id} accountId={id} {...props} />
}

function OfflineOf({
  accountId,
  device,
  connection,
  children,
}: DeskOfflineProps & { readonly accountId: string }) {
  const client = useClient()
  const session = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const offline = useMemo((): Offline => {
    const photos = createDeskPhotos({
      shelf: device.photos,
      send: (photo) => sendPhoto(photo, () => undefined),
      newId: newKey,
      urlOf: (photo) => URL.createObjectURL(photo),
      now: Date.now,
    })
    const queue = createWorkQueue<ShownProblem>({
      shelf: device.work,
      send: createSendWork({ client, session, photos }),
      onGone: ({ answers }) => void photos.forget(answers),
      later: (run, delay) => {
        const timer = setTimeout(run, delay)
        return () => clearTimeout(timer)
      },
    })
    return { device, connection, photos, queue }
  }, [client, session, device, connection])
  useEffect(() => {
    const namedBy = async () => {
      const [drafts, work] = await Promise.all([device.drafts.list(accountId), device.work.list()])
      return [...drafts, ...work].map(({ answers }) => JSON.stringify(answers))
    }
    void offline.photos
      .open(namedBy)
      .then(offline.queue.open)
      .then(() => setIsOpen(true))
    return offline.queue.close
  }, [offline, device, accountId])
  useGoOn(offline)
  if (!isOpen) return <Delayed />
  return <OfflineContext value={offline}>{children}</OfflineContext>
}

/** Sends what waits when the server is back, the network is, the worker looks at the page again, or somebody signs in. */
function useGoOn({ connection, queue }: Offline): void {
  const client = useClient()
  const session = useSession()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') queue.retry()
    }
    const back = () => {
      if (connection.isAway()) return
      // The account shown may have come from this device alone.
      void client.query(StaffMeDocument, {}, { requestPolicy: 'network-only' }).toPromise()
      queue.retry()
    }
    const signedIn = () => {
      if (!session.hasEnded()) queue.retry()
    }
    const stops = [connection.subscribe(back), session.subscribe(signedIn)]
    window.addEventListener('online', queue.retry)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const stop of stops) stop()
      window.removeEventListener('online', queue.retry)
      document.removeEventListener('visibilitychange', look)
    }
  }, [connection, queue, session, client])
}

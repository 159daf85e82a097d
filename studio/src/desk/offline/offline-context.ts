import { createContext, use, useSyncExternalStore } from 'react'
import type { ShownProblem } from '../../form-view/problems.ts'
import type { DeskDevice } from '../../staff/desk-device.ts'
import type { Connection } from './connection.ts'
import type { DeskPhotos } from './desk-photos.ts'
import type { QueuedWork, WorkQueue } from './work-queue.ts'

/** What the desk needs to go on without a network. */
export interface Offline {
  readonly device: DeskDevice
  readonly connection: Connection
  readonly photos: DeskPhotos
  readonly queue: WorkQueue<ShownProblem>
}

export const OfflineContext = createContext<Offline | undefined>(undefined)

export function useOffline(): Offline {
  const offline = use(OfflineContext)
  if (offline === undefined) throw new Error('useOffline needs a DeskOffline above it.')
  return offline
}

export function useIsAway(): boolean {
  const { connection } = useOffline()
  return useSyncExternalStore(connection.subscribe, connection.isAway)
}

export function useQueuedWork(): readonly QueuedWork[] {
  const { queue } = useOffline()
  return useSyncExternalStore(queue.subscribe, queue.items)
}

/** What was done here for a task and is not with the server; not what the worker is just handing in. */
export function useQueuedFor(taskId: string): QueuedWork | undefined {
  return useQueuedWork().find(
    (item) => item.taskId === taskId && item.state !== 'done' && !item.isHanded,
  )
}

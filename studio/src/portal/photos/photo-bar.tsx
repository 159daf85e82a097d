import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session.ts'
import type { QueuedPhoto } from './photo-queue.ts'
import { usePhotoQueue, useQueuedPhotos } from './use-photo-queue.ts'

/** Photos that are not with the server yet, on every page, with what there is to do about it; nothing where there are none. */
export function PhotoBar() {
  const { t } = useTranslation(['portal', 'common'])
  const queue = usePhotoQueue()
  const session = useSession()
  const photos = useQueuedPhotos()
  const refused = photos.filter(({ state }) => state === 'refused')
  const moving = photos.filter(({ state }) => state === 'waiting' || state === 'sending')
  const signedOut = photos.filter(({ state, isSubmitted }) => state === 'signed-out' && isSubmitted)
  if (refused.length + moving.length + signedOut.length === 0) return null
  return (
    <aside className="photo-bar no-print" aria-label={t('photos.title')}>
      {moving.length > 0 && (
        <div className="photo-bar-line">
          <p role="status">{t(movingKey(moving), { count: moving.length })}</p>
          <ul className="photo-bar-list">
            {moving.map(({ id, url, share }) => (
              <li key={id}>
                <img src={url} alt="" />
                <progress max={1} value={share} aria-label={t('common:form.sendingPhoto')} />
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={queue.retry}>
            {t('photos.now')}
          </button>
        </div>
      )}
      {signedOut.length > 0 && (
        <div className="photo-bar-line">
          <p role="status">{t('photos.signIn', { count: signedOut.length })}</p>
          <button type="button" className="button" onClick={session.end}>
            {t('signIn.enter')}
          </button>
        </div>
      )}
      {refused.map(({ id, url }) => (
        <div key={id} className="photo-bar-line">
          <img src={url} alt="" />
          <p className="problem">{t('photos.refused')}</p>
          <button type="button" className="button" onClick={() => queue.drop(id)}>
            {t('photos.giveUp')}
          </button>
        </div>
      ))}
    </aside>
  )
}

/** Whoever has sent her report may put the phone away; whoever is still filling in need not wait. */
function movingKey(moving: readonly QueuedPhoto[]) {
  return moving.some(({ isSubmitted }) => isSubmitted) ? 'photos.afterwards' : 'photos.beside'
}

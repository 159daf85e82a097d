import { useTranslation } from 'react-i18next'
import { Link } from '../address/link.tsx'
import { useDeviceStore } from '../portal-context.ts'
import { chooseSharedDevice, usePreferences } from '../preferences.ts'
import type { Draft } from '../use-draft.ts'

/** What was begun on another day is there again; whoever wants to begins anew. */
export function DraftFound({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('portal')
  if (!draft.isRestored) return null
  return (
    <div className="restored" role="status">
      <p>{t('draft.restored')}</p>
      <button type="button" className="button" onClick={() => void draft.forget()}>
        {t('draft.startAgain')}
      </button>
    </div>
  )
}

/** What becomes of what is typed here, and the choice that nothing stays on a device that is everybody's. */
export function DraftKept() {
  const { t } = useTranslation('portal')
  const store = useDeviceStore()
  const { isShared } = usePreferences()
  const choose = (shared: boolean) => {
    chooseSharedDevice(shared)
    if (shared) void store.clear()
  }
  return (
    <div className="draft-kept">
      <p className="hint">
        {t(isShared ? 'draft.notKept' : 'draft.kept')}{' '}
        <Link to="/privacy" target="_blank">
          {t('privacy.link')}
        </Link>
      </p>
      <label className="choice">
        <input
          type="checkbox"
          checked={isShared}
          onChange={(event) => choose(event.target.checked)}
        />
        <span>{t('draft.shared')}</span>
      </label>
    </div>
  )
}

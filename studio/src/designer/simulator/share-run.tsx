import { LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { linkOfRun } from '../../document/simulation/run-link.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { Simulation } from './use-simulation.ts'

interface ShareRunProps {
  readonly definitionId: string
  readonly simulation: Simulation
}

/** The address under which a colleague plays the same run on the draft as she sees it. */
export function ShareRun({ definitionId, simulation }: ShareRunProps) {
  const { t } = useTranslation('simulator')
  const { run, basis } = simulation
  const [shared, setShared] = useState<{
    readonly link: string
    readonly isCopied: boolean
  } | null>(null)
  const link = linkOfRun(run)
  if (run.moves.length === 0) return null
  if (link === null) return <p className="soft">{t('share.tooLong')}</p>
  const path = `/studio${definitionPath(definitionId)}?tab=simulator&run=${link}&by=${basis}`
  const address = `${window.location.origin}${path}`
  const share = async () => setShared({ link: address, isCopied: await copied(address) })
  return (
    <section className="card simulator-card" aria-label={t('share.title')}>
      <Button icon={<LinkOutlined />} onClick={() => void share()}>
        {t('share.copy')}
      </Button>
      <div role="status">
        {shared?.link === address && (
          <>
            <p className="soft">{t(shared.isCopied ? 'share.copied' : 'share.copyIt')}</p>
            <a className="simulator-address" href={address}>
              {shared.isCopied ? t('share.open') : address}
            </a>
          </>
        )}
      </div>
    </section>
  )
}

/** Browsers give no clipboard to pages of a plain-http intranet. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

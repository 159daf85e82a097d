import { ApartmentOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type ComponentType, Suspense, use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Delayed } from '../ui/delayed.tsx'
import { type CaseDiagramProps, LoadDiagramContext } from './diagram-part.ts'

/** Where the case is, on the diagram, for whoever may read it. What draws it is large and is fetched when it is asked for, and not kept for times
 *  without a network; nothing can be changed on it. */
export function CaseDiagram({ instance, travel }: CaseDiagramProps) {
  const { t } = useTranslation('desk')
  const load = use(LoadDiagramContext)
  const [Diagram, setDiagram] = useState<ComponentType<CaseDiagramProps> | null>(null)
  const [state, setState] = useState<'closed' | 'coming' | 'failed'>('closed')
  const show = async () => {
    setState('coming')
    try {
      const loaded = await load?.()
      if (loaded !== undefined) setDiagram(() => loaded)
    } catch {
      setState('failed')
    }
  }
  if (Diagram !== null) {
    return (
      // Its texts come with it.
      <Suspense fallback={<Delayed />}>
        <Diagram instance={instance} travel={travel} />
      </Suspense>
    )
  }
  if (state === 'coming') return <Delayed />
  return (
    <div className="to-diagram">
      {state === 'failed' && (
        <Alert type="error" showIcon role="alert" title={t('instance.noDiagram')} />
      )}
      <Button icon={<ApartmentOutlined />} onClick={() => void show()}>
        {t('instance.toDiagram')}
      </Button>
    </div>
  )
}

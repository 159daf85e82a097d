import type { ObjectSchema } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject } from '@linli/schemas/json'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DeviceSamplesDocument } from '../../../api/documents.ts'
import { newFieldsOf, withFieldsOf } from '../../../document/workflow/reading-schema.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { momentText } from '../../../ui/moment-text.ts'

interface ReadingSamplesProps {
  readonly deviceType: string
  readonly schema: ObjectSchema
  readonly onTake: (schema: ObjectSchema) => void
}

/** The latest readings that devices of the type really sent: what they hold can be taken over with one press. */
export function ReadingSamples({ deviceType, schema, onTake }: ReadingSamplesProps) {
  const { t, i18n } = useTranslation('workflow')
  const [{ data, fetching, error }, again] = useQuery({
    query: DeviceSamplesDocument,
    variables: { type: deviceType },
    requestPolicy: 'cache-and-network',
  })
  const samples = data?.deviceSamples ?? []
  return (
    <section className="panel-nested" aria-label={t('samples.title')}>
      <h4>{t('samples.title')}</h4>
      <div role="status">
        {samples.length === 0 && (
          <p className="soft">
            {t(
              error !== undefined ? 'samples.failed' : fetching ? 'samples.asking' : 'samples.none',
            )}
          </p>
        )}
      </div>
      {samples.map(({ id, at, device, reading }) => {
        // The webhook takes objects only.
        const message: JsonObject = isJsonObject(reading) ? reading : {}
        const fresh = newFieldsOf(schema, message)
        return (
          <details key={id} className="panel-nested">
            <summary>
              {momentText(at, localeOf(i18n))} <span className="soft">{device}</span>
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long message is scrolled with the keyboard too */}
            <pre className="answer-json" tabIndex={0}>
              {JSON.stringify(reading, null, 2)}
            </pre>
            {fresh.length === 0 ? (
              <p className="soft">{t('samples.allKnown')}</p>
            ) : (
              <Button size="small" onClick={() => onTake(withFieldsOf(schema, message))}>
                {t('samples.take', { fields: fresh.join('、') })}
              </Button>
            )}
          </details>
        )
      })}
      <Button size="small" onClick={() => again({ requestPolicy: 'network-only' })}>
        {t('samples.again')}
      </Button>
    </section>
  )
}

import type { BlockUse, Definition } from '@linli/schemas/definition'
import { parseFieldBlock } from '@linli/schemas/field-block'
import { textIn } from '@linli/schemas/locale-text'
import { Alert, Button } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { FieldBlockAtDocument } from '../../../api/documents.ts'
import { newsOf, updateAt } from '../../../document/form/blocks/block-news.ts'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import type { FormDeeds } from '../use-form-deeds.ts'
import { UpdateDialog } from './update-dialog.tsx'
import type { Blocks } from './use-blocks.ts'

interface BlockOffersProps {
  readonly definition: Definition
  /** Id of the form. */
  readonly id: string
  readonly blocks: Blocks
  readonly deeds: FormDeeds
}

/** Says which blocks in a form have a newer revision, and shows what that changes. A block that the street has not is nothing to say. */
export function BlockOffers({ definition, id, blocks, deeds }: BlockOffersProps) {
  const outdated = (definition.blocks ?? []).flatMap((use, index) => {
    const block = blocks.list?.find((each) => each.id === use.block)
    const isOffered = use.form === id && block !== undefined && block.revision > use.revision
    return isOffered ? [{ use, index, block }] : []
  })
  return outdated.map(({ use, index, block }) => (
    <BlockOffer key={`${use.block} ${index}`} {...{ definition, use, block, deeds }} />
  ))
}

interface BlockOfferProps {
  readonly definition: Definition
  readonly use: BlockUse
  readonly block: StreetBlock
  readonly deeds: FormDeeds
}

function BlockOffer({ definition, use, block, deeds }: BlockOfferProps) {
  const { t, i18n } = useTranslation('forms')
  const [isOpen, setIsOpen] = useState(false)
  const [{ data }] = useQuery({
    query: FieldBlockAtDocument,
    variables: { id: use.block, revision: use.revision },
  })
  const text = data?.fieldBlockAt ?? null
  const base = useMemo(() => (text === null ? null : parseFieldBlock(text)), [text])
  const calm = useDeferredValue(definition)
  const update = useMemo(() => {
    const { block: next, revision } = block
    return base === null ? null : updateAt(calm, { use, base, next, revision })
  }, [calm, use, base, block])
  // Another name for the block is no news to its fields.
  const isNews = useMemo(() => update !== null && newsOf(update).length > 0, [update])
  if (update === null || !isNews) return null
  const name = textIn(block.block.title, localeOf(i18n))
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('block.newer', { name })}
        action={
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t('block.look')}
          </Button>
        }
      />
      {isOpen && <UpdateDialog update={update} deeds={deeds} onClose={() => setIsOpen(false)} />}
    </>
  )
}

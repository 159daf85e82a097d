import { AppstoreOutlined } from '@ant-design/icons'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'
import { childKeys } from '../../../document/form/field-path.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { useBlockDrag } from '../drag-adapter.tsx'
import type { Blocks } from './use-blocks.ts'
import './blocks.css'

interface BlockPaletteProps {
  readonly blocks: Blocks
  readonly onPlace: (block: StreetBlock) => void
  readonly onManage: () => void
}

/** The blocks of the street under the kinds of field; picked and dragged as they are. */
export function BlockPalette({ blocks, onPlace, onManage }: BlockPaletteProps) {
  const { t } = useTranslation('forms')
  const { list, isUnreachable } = blocks
  return (
    <section aria-labelledby="palette-blocks">
      <div className="palette-head">
        <h3 className="palette-family" id="palette-blocks">
          {t('block.title')}
        </h3>
        {list !== null && list.length > 0 && (
          <Button type="link" size="small" onClick={onManage} aria-label={t('block.manageAll')}>
            {t('block.manage')}
          </Button>
        )}
      </div>
      {isUnreachable && <p className="soft">{t('block.unreachable')}</p>}
      {list?.length === 0 && <p className="soft">{t('block.none')}</p>}
      <ul className="palette-kinds">
        {list?.map((block) => (
          <li key={block.id}>
            <BlockButton block={block} onPlace={onPlace} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type BlockButtonProps = Pick<BlockPaletteProps, 'onPlace'> & { readonly block: StreetBlock }

function BlockButton({ block, onPlace }: BlockButtonProps) {
  const { t, i18n } = useTranslation('forms')
  const name = textIn(block.block.title, localeOf(i18n))
  const drag = useBlockDrag(block, name)
  return (
    <button
      type="button"
      ref={drag.ref}
      {...drag.handle}
      className="palette-kind"
      title={t('block.holds', { fields: fieldNames(block).join(t('block.comma')) })}
      aria-describedby="palette-goal"
      onClick={() => onPlace(block)}
    >
      <span className="kind-icon">
        <AppstoreOutlined aria-hidden="true" />
      </span>
      {name}
    </button>
  )
}

/** What its outermost fields are called. */
export function fieldNames({ block }: StreetBlock): readonly string[] {
  return childKeys(block, []).map((key) => block.schema.properties[key]?.title ?? key)
}

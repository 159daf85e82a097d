import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldKind } from '../../document/form/field-kind.ts'
import { useKindDrag } from './drag-adapter.tsx'
import { KIND_FAMILIES, KindIcon } from './kind-icon.tsx'

interface PaletteProps {
  /** Where what is picked goes, in words. */
  readonly goal: string
  readonly onAdd: (kind: FieldKind) => void
  /** What can be added beside the kinds. */
  readonly children: ReactNode
}

/** The kinds of field by family. Picking one, by mouse, finger or Enter, adds it at the goal; it can be dragged to a place of one's own too. */
export function Palette({ goal, onAdd, children }: PaletteProps) {
  const { t } = useTranslation('forms')
  return (
    <section className="form-palette" aria-label={t('palette.title')}>
      <p className="soft" id="palette-goal">
        {goal}
      </p>
      {KIND_FAMILIES.map(({ family, kinds }) => (
        <section key={family} aria-labelledby={`palette-${family}`}>
          <h3 className="palette-family" id={`palette-${family}`}>
            {t(`palette.family.${family}`)}
          </h3>
          <ul className="palette-kinds">
            {kinds.map((kind) => (
              <li key={kind}>
                <KindButton kind={kind} onAdd={onAdd}>
                  {t(`kind.${kind}`)}
                </KindButton>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {children}
    </section>
  )
}

interface KindButtonProps {
  readonly kind: FieldKind
  readonly onAdd: (kind: FieldKind) => void
  readonly children: ReactNode
}

function KindButton({ kind, onAdd, children }: KindButtonProps) {
  const { t } = useTranslation('forms')
  const drag = useKindDrag(kind, t(`kind.${kind}`))
  return (
    <button
      type="button"
      ref={drag.ref}
      {...drag.handle}
      className="palette-kind"
      title={t(`kindHelp.${kind}`)}
      aria-describedby="palette-goal"
      onClick={() => onAdd(kind)}
    >
      <KindIcon kind={kind} />
      {children}
    </button>
  )
}

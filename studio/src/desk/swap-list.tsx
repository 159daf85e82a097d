import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  AnswerSwapDocument,
  type SwapFieldsFragment,
  WithdrawSwapDocument,
} from '../api/documents.ts'
import { localeOf } from '../i18n/i18n.ts'
import { spanText } from './shift-time.tsx'
import { useSwapDeed } from './use-swap-deed.ts'

interface SwapListProps {
  readonly swaps: readonly SwapFieldsFragment[]
  readonly now: number
  /** A turn may be another one now. */
  readonly onChanged: () => void
}

/** What colleagues ask me to swap, and what became of what I asked. */
export function SwapList({ swaps: all, now, onChanged }: SwapListProps) {
  const { t } = useTranslation('desk')
  const swaps = all.filter(({ state }) => state !== 'WITHDRAWN')
  if (swaps.length === 0) return null
  return (
    <ul className="swap-list" aria-label={t('swap.list')}>
      {swaps.map((swap) => (
        <SwapItem key={swap.id} swap={swap} now={now} onChanged={onChanged} />
      ))}
    </ul>
  )
}

interface SwapItemProps extends Omit<SwapListProps, 'swaps'> {
  readonly swap: SwapFieldsFragment
}

function SwapItem({ swap, now, onChanged }: SwapItemProps) {
  const { t, i18n } = useTranslation('desk')
  const locale = localeOf(i18n)
  const { isMine, state, askedBy, askedOf, reason } = swap
  const mine = spanText(swap.shift, now, locale)
  const other = spanText(swap.otherShift, now, locale)
  const names = { askedBy, askedOf, mine, other, reason }
  const end = ENDS[state]
  return (
    <li>
      <p>{t(`swap.${isMine ? 'iAsked' : 'askedMe'}`, names)}</p>
      {state === 'ASKED' && !isMine && <Answer swap={swap} onChanged={onChanged} />}
      {state === 'ASKED' && isMine && <Withdraw swap={swap} onChanged={onChanged} />}
      {end !== undefined && <p className="soft">{t(end, names)}</p>}
    </li>
  )
}

/** What is said of one that is over; whoever took hers back knows. */
const ENDS = {
  AGREED: 'swap.agreed',
  DECLINED: 'swap.declined',
  EXPIRED: 'swap.expired',
  ASKED: undefined,
  WITHDRAWN: undefined,
} as const

type DeedProps = Omit<SwapItemProps, 'now'>

function Answer({ swap: { id }, onChanged }: DeedProps) {
  const { t } = useTranslation('desk')
  const { send, problem, isBusy } = useSwapDeed(AnswerSwapDocument, t('swap.answered'), onChanged)
  return (
    <>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <div className="swap-buttons">
        <Button type="primary" loading={isBusy} onClick={() => void send({ id, agrees: true })}>
          {t('swap.agree')}
        </Button>
        <Button disabled={isBusy} onClick={() => void send({ id, agrees: false })}>
          {t('swap.decline')}
        </Button>
      </div>
    </>
  )
}

function Withdraw({ swap: { id, askedOf }, onChanged }: DeedProps) {
  const { t } = useTranslation('desk')
  const { send, problem, isBusy } = useSwapDeed(
    WithdrawSwapDocument,
    t('swap.withdrawn'),
    onChanged,
  )
  return (
    <>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <div className="swap-buttons">
        <span className="soft">{t('swap.waits', { askedOf })}</span>
        <Button loading={isBusy} onClick={() => void send({ id })}>
          {t('swap.withdraw')}
        </Button>
      </div>
    </>
  )
}

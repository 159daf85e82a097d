/** `1,234.50`: fen as people read yuan, without the unit. */
export function moneyText(fen: number): string {
  const [sign, whole] = fen < 0 ? ['-', -fen] : ['', fen]
  const yuan = String(Math.floor(whole / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return `${sign}${yuan}.${String(whole % 100).padStart(2, '0')}`
}

const WRITTEN = /^[¥￥]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{0,2}))?元?$/

/** What somebody wrote as an amount, in fen: `1,234.5`, `￥1234.50`, `１２３４元`. Null where it is no amount, has more than two
 *  decimals, or is too large to be exact. Digit by digit: no fraction is ever rounded. */
export function readMoney(written: string): number | null {
  const bare = written.normalize('NFKC').replaceAll(/\s/g, '')
  const found = WRITTEN.exec(bare)
  if (found === null) return null
  const [, sign, yuan = '', decimals = ''] = found
  const fen = Number(yuan.replaceAll(',', '') + decimals.padEnd(2, '0'))
  if (!Number.isSafeInteger(fen)) return null
  return sign === '-' && fen !== 0 ? -fen : fen
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const MYRIADS = ['', '万', '亿', '万亿']

/** An amount of fen in capital letters (大写), as agreements and receipts say it: `人民币壹仟零伍元零叁分`. Nothing can be written behind a
 *  whole one, which ends in `整`. Source: 支付结算办法 (1997), annex 1, art. 1 to 4. */
export function moneyCapitals(fen: number): string {
  const whole = Math.abs(fen)
  const [yuan, jiao, rest] = [Math.floor(whole / 100), Math.floor(whole / 10) % 10, whole % 10]
  const sign = fen < 0 ? '人民币负' : '人民币'
  if (yuan === 0 && jiao === 0 && rest === 0) return `${sign}零元整`
  const head = yuan === 0 ? '' : `${integerCapitals(yuan)}元`
  return sign + head + fractionCapitals({ jiao, rest, isFirst: yuan === 0 })
}

function fractionCapitals({
  jiao,
  rest,
  isFirst,
}: {
  readonly jiao: number
  readonly rest: number
  readonly isFirst: boolean
}): string {
  if (jiao === 0 && rest === 0) return '整'
  const first = jiao === 0 ? (isFirst ? '' : '零') : `${digit(jiao)}角`
  return rest === 0 ? `${first}整` : `${first}${digit(rest)}分`
}

/** Of at least 1 and less than 10^16. */
function integerCapitals(whole: number): string {
  let text = ''
  let isZeroOpen = false
  for (let group = 3; group >= 0; group--) {
    const four = Math.floor(whole / 10_000 ** group) % 10_000
    if (four === 0) {
      isZeroOpen = text !== ''
      continue
    }
    // A zero between two groups is said once, however many there are.
    if (text !== '' && (isZeroOpen || four < 1000)) text += '零'
    // Ten thousand hundred millions are said with their `亿` once.
    const isLent = group === 3 && Math.floor(whole / 10_000 ** 2) % 10_000 !== 0
    text += fourCapitals(four) + (isLent ? '万' : MYRIADS[group])
    isZeroOpen = false
  }
  return text
}

function fourCapitals(four: number): string {
  let text = ''
  let isZeroOpen = false
  for (let place = 3; place >= 0; place--) {
    const each = Math.floor(four / 10 ** place) % 10
    if (each === 0) {
      isZeroOpen = text !== ''
      continue
    }
    text += (isZeroOpen ? '零' : '') + digit(each) + PLACES[place]
    isZeroOpen = false
  }
  return text
}

function digit(each: number): string {
  return DIGITS[each] ?? ''
}

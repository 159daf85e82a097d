// One line per thing done: what, then how long it took. On a terminal the line counts the seconds while it waits;
// elsewhere it says every ten seconds that it is still at it.
const isTerminal = process.stdout.isTTY === true

/** Runs `work`, showing `title` with the time that passes. `work` may give a closing remark. */
export async function showProgress(title, work) {
  const since = performance.now()
  const seconds = () => ((performance.now() - since) / 1000).toFixed(1)
  if (isTerminal) process.stdout.write(`  ${title} …`)
  else process.stdout.write(`  ${title} …\n`)
  const ticker = setInterval(
    () =>
      process.stdout.write(
        isTerminal ? `\r  ${title} … ${seconds()} s` : `  ${title} … ${seconds()} s so far\n`,
      ),
    isTerminal ? 500 : 10_000,
  )
  const close = (mark, remark) => {
    clearInterval(ticker)
    const line = `${mark} ${title}${remark ? `: ${remark}` : ''} (${seconds()} s)`
    process.stdout.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`)
  }
  try {
    const remark = await work()
    close('✓', typeof remark === 'string' ? remark : '')
    return remark
  } catch (error) {
    close('✗', '')
    throw error
  }
}

import type { Page } from 'playwright-core'

/** Pastes a whole text over what stands in the editor, as from the clipboard: typing it would take minutes. */
export async function pasteText(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: '事项的 JSON 文本' })
  await editor.click()
  await page.keyboard.press('Control+a')
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

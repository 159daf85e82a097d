import type { Page } from 'playwright-core'

/** What an official sees at one glance. */
export interface Sight {
  /** Null where another tab of the page is open. */
  readonly steps: readonly string[] | null
  readonly fields: readonly string[] | null
  /** Where the text stands, in the page's words. */
  readonly status: string
  readonly asksToSignIn: boolean
  readonly asksToSettle: boolean
}

const PROMISE = /已暂存在这台设备上|已恢复您|^草稿：|没有未发布的改动/

/** Whether the page says that nothing is lost when it goes. */
export function isPromise({ status }: Sight): boolean {
  return PROMISE.test(status)
}

export function look(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const texts = (selector: string, textOf: (element: Element) => string | null) =>
      [...document.querySelectorAll(selector)].map((element) => textOf(element) ?? '')
    const isThere = (selector: string) => document.querySelector(selector) !== null
    const buttons = texts('.draft-bar button', ({ textContent }) => textContent)
    const card = '.flow-card:not(.flow-card-start) .flow-card-head strong'
    const nameOf = (element: Element) => element.getAttribute('aria-label')?.split('，')[0] ?? null
    return {
      steps: isThere('.flow') ? texts(card, ({ textContent }) => textContent) : null,
      fields: isThere('.form-canvas') ? texts('[data-field]', nameOf) : null,
      status: document.querySelector('.draft-state')?.textContent?.trim() ?? '',
      asksToSignIn: isThere('.sign-in-form'),
      asksToSettle: buttons.some((text) => text.includes('处理冲突')),
    }
  })
}

import { expect } from 'vitest'
import type { TestApp } from './start-app.ts'

interface Worded {
  /** Of an official of the whole street. */
  readonly official: string
  readonly id: string
  readonly bodyZh: string
  readonly bodyEn: string
}

const SET = `mutation ($id: String!, $texts: NoticeTextsInput!) { answer: setNoticeWording(id: $id, texts: $texts) {
  __typename ... on InvalidSubmission { problems { field code } } } }`
const RESET =
  'mutation ($id: String!) { answer: resetNoticeWording(id: $id) { __typename ... on NoticeWording { isOwn } } }'

/** While the street words a notice its own way, with the titles 本街 and `Ours`; then the usual words hold again. */
export async function whileWorded(
  linli: TestApp,
  { official, id, bodyZh, bodyEn }: Worded,
  work: () => Promise<void>,
): Promise<void> {
  const texts = { titleZh: '本街', titleEn: 'Ours', bodyZh, bodyEn }
  const { answer } = await linli.ask(SET, { id, texts }, official)
  expect(answer).toEqual({ __typename: 'NoticeWording' })
  await work()
  const { answer: after } = await linli.ask(RESET, { id }, official)
  expect(after).toEqual({ __typename: 'NoticeWording', isOwn: false })
}

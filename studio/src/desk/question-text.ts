/** The words of an answer, as a task's answers keep them; empty where there are none. */
export function answerTextOf(answers: unknown): string {
  if (typeof answers !== 'object' || answers === null || !('text' in answers)) return ''
  return typeof answers.text === 'string' ? answers.text : ''
}

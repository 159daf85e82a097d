/** The pages of the error book on files that people send; `error-codes.ts` says what an entry is. */
export const FILE_ERRORS = {
  'upload.day-full': {
    kind: 'rejected',
    status: 429,
    zh: '这一天发送的文件太多了，请明天再发，或请社区工作人员帮忙。',
    en: 'Too much was sent within a day; send the rest tomorrow, or ask the community office.',
  },
  'file.refused': {
    kind: 'rejected',
    status: 422,
    zh: '这个文件不能用，请换一个：照片、PDF、Word、Excel、录音或视频。',
    en: 'The file is not of an accepted kind, or cannot be read.',
  },
  'file.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有找到这个文件。',
    en: 'No such file.',
  },
} as const

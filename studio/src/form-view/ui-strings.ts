import { TranslatableString } from '@rjsf/utils'

type Strings = Readonly<Record<TranslatableString, string>>

/** RJSF's own words in Chinese, all of them, so that a rare corner of the library never speaks English to a resident. */
const CHINESE: Strings = {
  [TranslatableString.ArrayItemTitle]: '项',
  [TranslatableString.MissingItems]: '没有说明每一项的内容',
  [TranslatableString.EmptyArray]: '还没有内容，请用下面的按钮添加。',
  [TranslatableString.YesLabel]: '是',
  [TranslatableString.NoLabel]: '否',
  [TranslatableString.CloseLabel]: '关闭',
  [TranslatableString.ErrorsLabel]: '需要修改',
  [TranslatableString.NewStringDefault]: '新内容',
  [TranslatableString.AddButton]: '添加',
  [TranslatableString.AddItemButton]: '添加一项',
  [TranslatableString.CopyButton]: '复制',
  [TranslatableString.ExpandButton]: '展开',
  [TranslatableString.MoveDownButton]: '下移',
  [TranslatableString.MoveUpButton]: '上移',
  [TranslatableString.RemoveButton]: '删除',
  [TranslatableString.NowLabel]: '现在',
  [TranslatableString.ClearLabel]: '清除',
  [TranslatableString.AriaDateLabel]: '选择日期',
  [TranslatableString.PreviewLabel]: '预览',
  [TranslatableString.DecrementAriaLabel]: '减一',
  [TranslatableString.IncrementAriaLabel]: '加一',
  [TranslatableString.OptionalObjectAdd]: '填写这一组',
  [TranslatableString.OptionalObjectRemove]: '不填这一组',
  [TranslatableString.OptionalObjectEmptyMsg]: '这一组没有填写',
  [TranslatableString.Type]: '类型',
  [TranslatableString.Value]: '值',
  [TranslatableString.ClearButton]: '清空',
  [TranslatableString.UnknownFieldType]: '不认识的字段类型 %1',
  [TranslatableString.OptionPrefix]: '选项 %1',
  [TranslatableString.TitleOptionPrefix]: '%1 选项 %2',
  [TranslatableString.KeyLabel]: '%1 名称',
  [TranslatableString.DeprecatedLabel]: '%1（已停用）',
  [TranslatableString.CycleDetected]: '字段“%1”引用了自己',
  [TranslatableString.InvalidObjectField]: '字段“%1”的设置有误：%2。',
  [TranslatableString.UnsupportedField]: '这个字段无法显示。',
  [TranslatableString.UnsupportedFieldWithId]: '字段 %1 无法显示。',
  [TranslatableString.UnsupportedFieldWithReason]: '这个字段无法显示：%1。',
  [TranslatableString.UnsupportedFieldWithIdAndReason]: '字段 %1 无法显示：%2。',
  [TranslatableString.FilesInfo]: '%1（%2，%3 字节）',
}

/** RJSF's `translateString` for zh-CN; in English the library's own words stay. */
export function translateChinese(text: TranslatableString, params?: string[]): string {
  return fill(CHINESE[text], params)
}

export function translateEnglish(text: TranslatableString, params?: string[]): string {
  return fill(text, params)
}

function fill(text: string, params: readonly string[] = []): string {
  return params.reduce((filled, param, index) => filled.replaceAll(`%${index + 1}`, param), text)
}

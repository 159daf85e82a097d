/** The one rule that says whether a row of `post` counts on a day: from its first day on, and on its end no more. Both
 *  arguments are SQL of the caller's own text, never a value. */
export function validPost(alias: string, day: string): string {
  return `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= ${day}::date)
      AND (${alias}.valid_until IS NULL OR ${alias}.valid_until > ${day}::date)`
}

/** The same of a row of the view `holding`, where the posts of a stand-in and of who is on duty are too. */
export function validHolding(alias: string, day: string): string {
  return `${validPost(alias, day)} AND ${alias}.back_day > ${day}::date`
}

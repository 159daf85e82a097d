/** `make`, which answers the same for the same object: made when first asked for, and forgotten with the object. For what follows from
 *  a definition, which is never changed in place, and is asked for many times while one picture is drawn. */
export function remembered<Of extends object, Answer>(
  make: (of: Of) => Answer,
): (of: Of) => Answer {
  const known = new WeakMap<Of, { readonly answer: Answer }>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before.answer
    const answer = make(of)
    known.set(of, { answer })
    return answer
  }
}

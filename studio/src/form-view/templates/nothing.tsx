/** For the parts of RJSF whose work FieldTemplate already does: titles, descriptions, help, errors, its own button. */
export function Nothing() {
  return null
}

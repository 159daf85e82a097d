interface Startable {
  readonly id: string
  readonly forms: readonly { readonly id: string; readonly isSnap: boolean }[]
}

interface FormAddress {
  readonly serviceId: string
  readonly formId: string
}

/** The form that the first entry of the home page opens: the first that is asked as 拍一拍; null where this street has none. */
export function firstSnap(services: readonly Startable[]): FormAddress | null {
  for (const { id, forms } of services) {
    const snap = forms.find(({ isSnap }) => isSnap)
    if (snap !== undefined) return { serviceId: id, formId: snap.id }
  }
  return null
}

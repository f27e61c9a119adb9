/**
 * A sentence whose gaps are still open, so that another language may fill them
 * in its own order. Its English form is the name under which a translation is
 * found; a gap may be a sentence or a phrase itself.
 */
export interface Told {
  /** `“{0}” stands twice among the {1}.` */
  readonly form: string
  readonly gaps: readonly Gap[]
}

export type Gap = string | number | Told

/** tell`“${id}” stands twice.` */
export const tell = (parts: TemplateStringsArray, ...gaps: readonly Gap[]): Told => ({
  form: parts.reduce((form, part, i) => `${form}{${i - 1}}${part}`),
  gaps,
})

/** A phrase that stands in a list and not in a sentence of the program: a kind, a name of a form. */
export const phrase = (form: string): Told => ({ form, gaps: [] })

/** In English. */
export const plainly = (told: Told): string => filled(told.form, told.gaps, plainly)

/** By the English form: the same in another language. */
export type Forms = Readonly<Record<string, string>>

/** Null where there is no translation of the sentence; a phrase that has none stays English. */
export function inWordsOf(forms: Forms, told: Told): string | null {
  const form = Object.hasOwn(forms, told.form) ? forms[told.form] : undefined
  return form === undefined ? null : filled(form, told.gaps, (inner) => inWordsOf(forms, inner) ?? plainly(inner))
}

const filled = (form: string, gaps: readonly Gap[], fill: (told: Told) => string): string =>
  form.replace(/\{(\d+)\}/g, (gap, n) => {
    const given = gaps[Number(n)]
    return given === undefined ? gap : typeof given === 'object' ? fill(given) : String(given)
  })

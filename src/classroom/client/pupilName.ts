/** A pupil's two words in the page's language. The service keeps and sends them in English. */
type Say = (key: string) => string

export const pupilName = (t: Say, name: string): string =>
  name
    .split(' ')
    .map((word) => inWords(t, word))
    .join(t('pupil.of'))

export const pupilNames = (t: Say, names: readonly string[]): readonly string[] =>
  names.map((name) => pupilName(t, name))

/** A word that is none of ours stays as it is. */
function inWords(t: Say, word: string): string {
  const key = `pupil.${word}`
  const said = t(key)
  return said === key ? word : said
}

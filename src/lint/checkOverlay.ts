/** Everything about a translation: what it has too much, what it lacks, what is old, what does not fit. */
import type { Scenario } from '../domain/scenario.ts'
import { locator } from '../scenario/locate.ts'
import { entryKey, overlay } from '../scenario/overlay.ts'
import { placed } from '../scenario/parse.ts'
import { staleIn } from '../scenario/stale.ts'
import { readYaml } from '../scenario/yaml.ts'
import type { Diagnostic } from '../std/diagnostic.ts'
import { phrase, type Told, tell } from '../std/told.ts'
import { error, warning } from './rule.ts'

/** Full-width characters count one, others half. */
const FULL = { sign: 10, card: 18 }
/** More missing words than these are told as a number: a translation that is half done is no list of faults. */
const MOST_MISSING = 6

/** @param file `name.xx.yaml`: the part before the ending is the language */
export function checkOverlay(scenario: Scenario, text: string, file: string): readonly Diagnostic[] {
  const language = languageOf(file)
  const read = readYaml(text, file)
  if (read.yaml === undefined) return read.diagnostics
  const { missing, diagnostics, scenario: laid } = overlay(scenario, text, language ?? 'xx', file)
  const found = [
    ...(language === null
      ? [
          error(
            'translation-language',
            '',
            tell`“${file.split('/').at(-1) ?? ''}” does not say its language.`,
            tell`Name the file like prologue.ja.yaml.`,
          ),
        ]
      : []),
    ...diagnostics,
    ...untranslated(missing, read.yaml.raw),
    ...staleIn(scenario, read.yaml.doc).map(({ path, was, is }) =>
      warning(
        'translation-stale',
        path,
        tell`Translated from “${was}”, which now reads “${is}”.`,
        tell`Mend the line if it needs it, and delete the line “# from: …” above it; “translate” writes the new one.`,
      ),
    ),
    ...(language === null || isLatin(language) ? [] : tooWide(laid)),
  ]
  return placed(found, file, locator(read.yaml), (path) => path)
}

export const languageOf = (file: string): string | null =>
  /\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.yaml$/.exec(file)?.[1] ?? null

function untranslated(missing: readonly string[], raw: unknown): readonly Diagnostic[] {
  const isBegun = (path: string): boolean => path.split('.').reduce(entryAt, raw) !== undefined
  const fixOf = (path: string): Told =>
    isBegun(path)
      ? tell`Write the words between the quotation marks.`
      : tell`Run “translate” to have the lines written into the file.`
  const [first] = missing
  if (first !== undefined && missing.length > MOST_MISSING)
    return [
      warning(
        'translation-missing',
        first,
        tell`${missing.length} places are not translated yet. The first is “${first}”.`,
        fixOf(first),
      ),
    ]
  return missing.map((path) => warning('translation-missing', path, tell`“${path}” is not translated.`, fixOf(path)))
}

/** Of a translation, by id, by seat or by place, as `overlay` finds it. */
function entryAt(over: unknown, key: string): unknown {
  if (Array.isArray(over)) return over.find((entry) => entryKey(entry) === key) ?? over[Number(key)]
  return over !== null && typeof over === 'object' && Object.hasOwn(over, key)
    ? (over as Readonly<Record<string, unknown>>)[key]
    : undefined
}

/** Languages of narrow letters have words to count, not widths. */
const isLatin = (language: string): boolean => !/^(ja|zh|ko)/.test(language)

function tooWide({ exits, instruments }: Scenario): readonly Diagnostic[] {
  const wide = (text: string, most: number, path: string, what: Told): readonly Diagnostic[] =>
    widthOf(text) > most
      ? [
          warning(
            'translation-long',
            path,
            tell`“${text}” is too wide for ${what}: at most ${most} full-width characters.`,
            tell`Say it shorter.`,
          ),
        ]
      : []
  const isTranslated = (text: string) => widthOf(text) > text.length / 2
  return [
    ...exits
      .filter(({ name }) => isTranslated(name))
      .flatMap(({ id, name }) => wide(name, FULL.sign, `exits.${id}.name`, phrase('a sign'))),
    ...instruments
      .filter(({ title }) => isTranslated(title))
      .flatMap(({ id, title }) => wide(title, FULL.card, `instruments.${id}.title`, phrase('a card'))),
  ]
}

const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/.test(char) ? 1 : 0.5),
    0,
  )

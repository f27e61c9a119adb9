/**
 * Keys and rules; the words live in `assets/words/<language>/<part>.json`.
 * A key that a language lacks is shown in English and found by a test.
 */
import i18next, { type i18n } from 'i18next'
import enAnalysis from '../../assets/words/en/analysis.json' with { type: 'json' }
import enClass from '../../assets/words/en/class.json' with { type: 'json' }
import enDeal from '../../assets/words/en/deal.json' with { type: 'json' }
import enGrounds from '../../assets/words/en/grounds.json' with { type: 'json' }
import enLesson from '../../assets/words/en/lesson.json' with { type: 'json' }
import enPage from '../../assets/words/en/page.json' with { type: 'json' }
import enReasons from '../../assets/words/en/reasons.json' with { type: 'json' }
import enStudio from '../../assets/words/en/studio.json' with { type: 'json' }
import enTable from '../../assets/words/en/table.json' with { type: 'json' }
import jaAnalysis from '../../assets/words/ja/analysis.json' with { type: 'json' }
import jaClass from '../../assets/words/ja/class.json' with { type: 'json' }
import jaDeal from '../../assets/words/ja/deal.json' with { type: 'json' }
import jaGrounds from '../../assets/words/ja/grounds.json' with { type: 'json' }
import jaLesson from '../../assets/words/ja/lesson.json' with { type: 'json' }
import jaPage from '../../assets/words/ja/page.json' with { type: 'json' }
import jaReasons from '../../assets/words/ja/reasons.json' with { type: 'json' }
import jaStudio from '../../assets/words/ja/studio.json' with { type: 'json' }
import jaTable from '../../assets/words/ja/table.json' with { type: 'json' }

export const PARTS = ['page', 'table', 'grounds', 'reasons', 'analysis', 'deal', 'lesson', 'class', 'studio'] as const

export const WORDS = {
  en: {
    page: enPage,
    table: enTable,
    grounds: enGrounds,
    reasons: enReasons,
    analysis: enAnalysis,
    deal: enDeal,
    lesson: enLesson,
    class: enClass,
    studio: enStudio,
  },
  ja: {
    page: jaPage,
    table: jaTable,
    grounds: jaGrounds,
    reasons: jaReasons,
    analysis: jaAnalysis,
    deal: jaDeal,
    lesson: jaLesson,
    class: jaClass,
    studio: jaStudio,
  },
} as const

export function words(language: string): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    ns: PARTS,
    defaultNS: 'page',
    resources: WORDS,
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
  return instance
}

/** Words of the printed pack: long, and wanted by one page, so they come with it. */
const PACK: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  en: () => import('../../assets/words/en/pack.json'),
  ja: () => import('../../assets/words/ja/pack.json'),
}

/** Adds them to the instance, English beneath; once is enough. */
export async function addPackWords(instance: i18n, language: string): Promise<void> {
  const wanted = [...new Set(['en', language])].filter((name) => !instance.hasResourceBundle(name, 'pack'))
  await Promise.all(
    wanted.map(async (name) => {
      const words = await PACK[name]?.()
      if (words !== undefined) instance.addResourceBundle(name, 'pack', words.default)
    }),
  )
}

/** Dates as the page writes them: "17 December", "1月18日". Days are plain numbers, no time zone. */
export function dayWords(iso: string, language: string, style: 'long' | 'short' | 'road' = 'long'): string {
  const [, month, day] = iso.split('-').map(Number)
  if (month === undefined || day === undefined) return iso
  if (language === 'ja') return `${month}月${day}日`
  const name = MONTHS[month - 1] ?? ''
  if (style === 'road') return `${day} ${name.slice(0, 3).toUpperCase()}`
  return style === 'short' ? `${day} ${name.slice(0, 3)}` : `${day} ${name}`
}

/** "17 to 31 December", "18 January to 9 February", 「12月17日〜31日」. */
export function spanWords(from: string, to: string, language: string, style: 'long' | 'short' = 'long'): string {
  if (from === to) return dayWords(to, language, style)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  if (language === 'ja')
    return `${dayWords(from, 'ja')}〜${sameMonth ? `${Number(to.slice(8))}日` : dayWords(to, 'ja')}`
  const start = sameMonth ? String(Number(from.slice(8))) : dayWords(from, language, style)
  return style === 'short'
    ? `${start}–${dayWords(to, language, style)}`
    : `${start} to ${dayWords(to, language, style)}`
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

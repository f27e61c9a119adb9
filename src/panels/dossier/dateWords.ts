/** The dossier's dates in words, years included: a day, a month, a year, or a range of them; an author's own wording as it stands. */
import { dayWords } from '../../i18n/words.ts'

export function dateWords(iso: string, language: string): string {
  if (!iso.split('/').every((part) => DATE.test(part))) return iso
  const [from = '', to] = iso.split('/')
  if (to === undefined) return one(from, language)
  const dash = language === 'ja' ? '〜' : '–'
  if (from.slice(0, 7) === to.slice(0, 7) && from.length === 10 && to.length === 10) {
    const day = Number(to.slice(8))
    return language === 'ja'
      ? `${one(from, 'ja')}${dash}${day}日`
      : `${Number(from.slice(8))}${dash}${one(to, language)}`
  }
  if (language === 'ja') return `${one(from, 'ja')}${dash}${one(to, 'ja')}`
  return from.length === 4 && to.length === 4 ? `${from}–${to}` : `${one(from, language)} to ${one(to, language)}`
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function one(iso: string, language: string): string {
  const [year = '', month, day] = iso.split('-')
  if (month === undefined) return language === 'ja' ? `${year}年` : year
  if (language === 'ja') return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`
  const first = dayWords(`${year}-${month}-${day ?? '01'}`, language)
  return `${day === undefined ? first.replace(/^1 /, '') : first} ${year}`
}

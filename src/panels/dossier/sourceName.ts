/**
 * What a source is called inside a sentence: the document's short name and the
 * number in it, "US reply 12". One name for one id, known without the dossier.
 */
import type { TFunction } from 'i18next'
import type { ClaimId } from '../../domain/dossier.ts'

/** The id itself where its family has no name, as with an author's own sources. */
export function sourceName(t: TFunction, id: ClaimId): string {
  const [, family = '', place = ''] = /^(.+)-0*([1-9]\w*)$/.exec(id) ?? []
  const name = family === '' ? '' : t(`cite.family.${family}`, { defaultValue: '' })
  return name === '' ? id : t('cite.name', { name, place })
}

import { useTranslation } from 'react-i18next'

/** The studio's own part of the words. */
export const useStudioWords = () => useTranslation('studio').t

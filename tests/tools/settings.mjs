// The settings that a page remembers, as a test or a picture wants them before its first line runs.

export const settingsKey = 'off-ramp:settings'

/**
 * @typedef {{ language?: string, theme?: string, motion?: string, picture?: string } & Record<string, unknown>} Settings
 *
 * A function to run in the page first: remembers these settings, unless the page already remembers some
 * (so that a reload keeps what a person chose meanwhile).
 * @param {readonly [key: string, text: string]} remembered
 */
export function remember([key, text]) {
  try {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, text)
  } catch {
    // Storage may be forbidden here; the page has its own sentence for that.
  }
}

/** What a browser context needs so that system and settings say the same. */
export const contextFor = (language, theme) => ({
  locale: language === 'ja' ? 'ja-JP' : 'en-GB',
  colorScheme: theme === 'dusk' ? 'dark' : 'light',
  timezoneId: 'UTC',
})

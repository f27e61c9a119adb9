/** What one tab keeps until it is closed: a reload brings it back, no other tab has it. */
import type { TabNote } from '../store/ports.ts'

export const browserTab = (key: string): TabNote => ({
  read() {
    try {
      return window.sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  write(text) {
    try {
      if (text === null) window.sessionStorage.removeItem(key)
      else window.sessionStorage.setItem(key, text)
      return true
    } catch {
      // Forbidden or full: the page says what it keeps, and this is then nothing.
      return false
    }
  },
})

/** On paper nothing waits to be opened: what is folded is unfolded before printing and folded again after. */
import { useEffect } from 'react'

export function usePrint(): void {
  useEffect(() => {
    let opened: readonly HTMLDetailsElement[] = []
    const before = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open], [data-screen-only])')]
      for (const fold of opened) fold.open = true
    }
    const after = () => {
      for (const fold of opened) fold.open = false
      opened = []
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
}

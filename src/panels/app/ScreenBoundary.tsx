/** Catches what breaks on one screen, so that the rest of the page and every saved game stay as they are. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from './context.ts'

interface State {
  readonly error: Error | null
}

export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === null ? (
      this.props.children
    ) : (
      <Broken error={error} onRetry={() => this.setState({ error: null })} />
    )
  }
}

function Broken({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useWords()
  const part = isLostPart(error)
  return (
    <section className="page page-narrow" role="alert">
      <h1>{t(part ? 'broken.part' : 'broken.title')}</h1>
      <p>{t(part ? 'broken.partText' : 'broken.text')}</p>
      {!part && <p className="quiet-note">{t('broken.what', { what: error.message })}</p>}
      <p className="deeds">
        <Button onPress={() => window.location.reload()}>{t('broken.reload')}</Button>
        {!part && (
          <Button look="link" onPress={onRetry}>
            {t('broken.retry')}
          </Button>
        )}
        <a href="#/">{t('broken.home')}</a>
      </p>
    </section>
  )
}

/** Every browser words a part of the page that could not be fetched in its own way. */
const isLostPart = (error: Error): boolean =>
  /dynamically imported module|importing a module script|failed to fetch|load failed|unable to preload/i.test(
    error.message,
  )

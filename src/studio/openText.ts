/** A text as a file to keep. Nothing is sent anywhere. */
import { nameOf } from '../panels/shelf/scenarioFile.ts'

export function downloadYaml(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${nameOf(name)}.yaml`
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

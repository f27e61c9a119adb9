/** One of a few, as real radio buttons with a line of words to each. */
import { useId } from 'react'

export interface ChoiceProps {
  readonly legend: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly options: readonly {
    readonly value: string
    readonly name: string
    readonly about?: string
    readonly lang?: string
  }[]
}

export function Choice({ legend, value, onChoose, options }: ChoiceProps) {
  const id = useId()
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <div key={option.value} className="choice-row">
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            value={option.value}
            checked={option.value === value}
            aria-describedby={option.about === undefined ? undefined : `${id}-${option.value}-about`}
            onChange={() => onChoose(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`} lang={option.lang}>
            {option.name}
          </label>
          {option.about !== undefined && (
            <p className="choice-about" id={`${id}-${option.value}-about`}>
              {option.about}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}

/** Something to press, 44 px or more: solid ink for the one deed of a screen, outline beside it, link for the rest. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly look?: 'solid' | 'outline' | 'link'
  readonly children: ReactNode
  readonly className?: string
}

export function Button({ look = 'solid', className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look} ${className ?? ''}`}>
      {children}
    </AriaButton>
  )
}

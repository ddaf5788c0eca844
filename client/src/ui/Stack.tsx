import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import './Stack.css'

/** Steps of the 4 px grid: 4, 8, 12, 16, 24, 32, 48. */
export type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7

interface Placing {
  gap?: Gap
  as?: 'div' | 'section' | 'article' | 'ul' | 'ol' | 'form' | 'header' | 'footer'
  align?: 'start' | 'center' | 'end' | 'stretch' | 'baseline'
  className?: string
  'aria-label'?: string
  'data-testid'?: string
  children: ReactNode
}

export interface RowProps extends Placing {
  justify?: 'start' | 'between' | 'end' | 'center'
  wrap?: boolean
}

/** Things beside each other; they wrap when there is no room, unless `wrap` is false. */
export function Row({
  as: Tag = 'div',
  gap = 2,
  align = 'center',
  justify = 'start',
  wrap = true,
  ...props
}: RowProps) {
  const { className, ...rest } = props
  return (
    <Tag
      {...rest}
      className={classNames('ui-row', className)}
      data-gap={gap}
      data-align={align}
      data-justify={justify}
      data-wrap={wrap}
    />
  )
}

import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { classNames } from './class-names.ts'
import './Tabs.css'

export interface TabItem {
  id: string
  label: ReactNode
  /** A small word or number after the label: "3 nye". */
  badge?: ReactNode
  /** Something new in it: shown in the tab's corner, where it moves no other tab. `words` is read aloud. */
  mark?: { sign: string; words: string } | undefined
  content: ReactNode
}

export interface TabsProps {
  /** What the tabs are about, read aloud. */
  label: string
  tabs: readonly TabItem[]
  selected: string
  onSelect: (id: string) => void
  /** Keeps hidden panels alive, so that what is written and scrolled in them stays. */
  keepMounted?: boolean
  className?: string
}

/** One panel at a time, chosen by name. */
export function Tabs({ label, tabs, selected, onSelect, keepMounted = false, className }: TabsProps) {
  return (
    <AriaTabs
      className={classNames('ui-tabs', className)}
      selectedKey={selected}
      onSelectionChange={key => onSelect(String(key))}
    >
      <TabList className="ui-tab-list" aria-label={label}>
        {tabs.map(tab => (
          <Tab key={tab.id} id={tab.id} className="ui-tab" data-testid={`tab-${tab.id}`}>
            {tab.label}
            {tab.mark ? <TabMark {...tab.mark} /> : null}
            {tab.badge ? <span className="ui-tab-badge">{tab.badge}</span> : null}
          </Tab>
        ))}
      </TabList>
      {tabs.map(tab => (
        <TabPanel key={tab.id} id={tab.id} className="ui-tab-panel" shouldForceMount={keepMounted}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

function TabMark({ sign, words }: NonNullable<TabItem['mark']>) {
  return (
    <>
      <span className="ui-tab-mark" data-dot={sign === '' || undefined} aria-hidden="true">
        {sign}
      </span>
      <span className="ui-visually-hidden">, {words}</span>
    </>
  )
}

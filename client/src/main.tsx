// First, because it sets the order of the layers that all other styles go into.
import './ui/index.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { beginEntry } from './features/session/early-entry.ts'
import { startTexts } from './i18n/i18n.ts'

beginEntry(location)
startTexts(location.search)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

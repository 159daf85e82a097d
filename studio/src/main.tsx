import './ui/older-browsers.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, prepareApp } from './app.tsx'
import { applyTheme } from './ui/theme.ts'
import './ui/tokens.css'
import './ui/base.css'

const root = document.querySelector('#root')
if (root === null) throw new Error("The page has no element '#root'.")
applyTheme()
void prepareApp().then((ready) =>
  createRoot(root).render(
    <StrictMode>
      <App {...ready} />
    </StrictMode>,
  ),
)

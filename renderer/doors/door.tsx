import { Paper, Title } from '@mantine/core'
import { NotebookPen } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { words } from '../words/index.ts'
import classes from './doors.module.css'

/** The plain room before the register: the program's name, one thing to do. */
export function Door({ title, site, children }: { title: string; site?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – ${words.shell.program}`
  }, [title])
  return (
    <div className={classes.door}>
      <header className={classes.band}>
        <NotebookPen size={22} aria-hidden />
        {site ?? words.shell.program}
      </header>
      <main className={classes.body}>
        <Paper withBorder bd="1px solid var(--mantine-color-slate-3)" p="xl" radius="lg">
          <Title order={1} mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </main>
    </div>
  )
}

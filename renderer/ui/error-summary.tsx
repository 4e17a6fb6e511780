import { Anchor, List, Paper, Text, Title } from '@mantine/core'
import { OctagonAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { problemsOf, reasonsOf } from '../call.ts'
import { sentence, words } from '../words/index.ts'

/**
 * Why nothing was saved, above the form. Takes the focus when it appears; what was typed stays where it is.
 * `fieldId` turns a problem's path into the id of its field, so that the line leads there.
 */
export function ErrorSummary(props: {
  error: unknown
  problems?: readonly Problem[]
  fieldId?: (field: string) => string | undefined
  /** Which of several alike rows a field belongs to: `Person 3`. */
  labelOf?: (field: string) => string | undefined
  /** The focus moves here when this changes; by default with every new list of problems. */
  focusKey?: unknown
  /** What did not happen; by default that nothing was saved. */
  title?: string
}) {
  const { error, problems = problemsOf(error), fieldId, labelOf, title = words.shell.notSaved } = props
  const box = useRef<HTMLDivElement>(null)
  const reasons = problems.length > 0 ? [] : error ? reasonsOf(error) : []
  const any = reasons.length + problems.length > 0
  const { focusKey = props.problems } = props
  useEffect(() => {
    if (error || focusKey) box.current?.focus()
  }, [error, focusKey])
  if (!any) return null
  return (
    <Paper
      ref={box}
      className="ost-summary"
      tabIndex={-1}
      role="alert"
      p="md"
      bg="red.0"
      bd="2px solid var(--mantine-color-red-7)"
    >
      <Title order={2} size="h3" c="red.8" mb={4} display="flex" style={{ gap: 8, alignItems: 'center' }}>
        <OctagonAlert size={22} aria-hidden />
        {title}
      </Title>
      <List listStyleType="none" spacing={4}>
        {problems.map((problem) => {
          const target = fieldId?.(problem.field)
          const label = labelOf?.(problem.field)
          const text = label ? `${label}: ${sentence(problem)}` : sentence(problem)
          return (
            <List.Item key={`${problem.field} ${problem.code}`}>
              {target ? (
                <Anchor component="button" type="button" c="red.8" ta="left" onClick={() => focusOn(target)}>
                  {text}
                </Anchor>
              ) : (
                <Text>{text}</Text>
              )}
            </List.Item>
          )
        })}
        {reasons.map((reason) => (
          <List.Item key={reason.code}>{sentence(reason)}</List.Item>
        ))}
      </List>
    </Paper>
  )
}

function focusOn(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

/** The same problems as a form's `setErrors` takes them: by field, in words. */
export function fieldErrors(problems: readonly Problem[]): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.field, sentence(problem)]))
}

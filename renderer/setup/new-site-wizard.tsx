import { Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Check, NotebookPen } from 'lucide-react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { ask, problemsOf } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { words } from '../words/index.ts'
import { KeyholdersStep } from './keyholders.step.tsx'
import { KindStep } from './kind.step.tsx'
import { OfficeStep } from './office.step.tsx'
import { OfficeKeysStep } from './office-keys.step.tsx'
import { OfficeSiteStep } from './office-site.step.tsx'
import { ProductsStep } from './products.step.tsx'
import { RulesStep } from './rules.step.tsx'
import classes from './setup.module.css'
import { type Step, stepOfField, stepProblems, stepsOf, stepTitle } from './setup-problems.ts'
import { emptySetup, officeSetup, type SetupValues, toNewSite } from './setup-values.ts'
import { SiteStep } from './site.step.tsx'
import { StaffStep } from './staff.step.tsx'
import { fieldId, type StepProps } from './step.ts'
import { SummaryStep } from './summary.step.tsx'

const say = words.setup
const FORMS: Record<Exclude<Step, 'summary'>, ComponentType<StepProps>> = {
  kind: KindStep,
  site: SiteStep,
  products: ProductsStep,
  staff: StaffStep,
  keyholders: KeyholdersStep,
  office: OfficeStep,
  rules: RulesStep,
}
/** What an office is asked in another way. */
const OFFICE_FORMS: Partial<typeof FORMS> = { site: OfficeSiteStep, office: OfficeKeysStep }
const ROWS: Record<string, (index: number) => string> = {
  staff: say.staff.person,
  keyholders: say.keyholders.nth,
  holidays: say.site.nthHoliday,
}
/** Which row of a list a field belongs to, for the lines above the form. */
function labelOf(field: string): string | undefined {
  const [list = '', index] = field.split('.')
  return index === undefined ? undefined : ROWS[list]?.(Number(index))
}
const NONE: readonly Problem[] = []

/** One step at a time; leaving one looks at it; going back loses nothing. All of it becomes a register at once. */
export function NewSiteWizard({ office = false }: { office?: boolean }) {
  const [values, setValues] = useState<SetupValues>(office ? officeSetup : emptySetup)
  const [step, setStep] = useState<Step>(office ? 'site' : 'kind')
  const [problems, setProblems] = useState<readonly Problem[]>(NONE)
  const create = useMutation(
    ask.setup.create.mutationOptions({
      onError: (error) => {
        const [first] = problemsOf(error)
        if (!first) return
        setStep(stepOfField(first.field))
        setProblems(problemsOf(error))
      },
    }),
  )
  const steps = stepsOf(values)
  const place = steps.indexOf(step)
  const go = (to: Step) => {
    create.reset()
    setProblems(NONE)
    setStep(to)
  }
  const next = () => {
    const found = stepProblems(step, values)
    const following = steps[place + 1]
    create.reset()
    if (found.length > 0) setProblems(found)
    else if (following) go(following)
    else create.mutate(toNewSite(values))
  }
  const back = () => go(steps[Math.max(0, place - 1)] ?? step)
  const change = (some: Partial<SetupValues>) => setValues((before) => ({ ...before, ...some }))
  // What was mended meanwhile is no longer held against anybody; what the server side found stays until Next.
  const still = stepProblems(step, values)
  const live = problems.filter(
    ({ field, code }) =>
      problemsOf(create.error).length > 0 || still.some((one) => one.field === field && one.code === code),
  )
  const Form = step === 'summary' ? null : (office && OFFICE_FORMS[step]) || FORMS[step]
  return (
    <div className={classes.wizard}>
      <WizardHeader />
      <div className={classes.columns}>
        <Progress steps={steps} place={place} title={(one) => stepTitle(one, values.kind)} onGo={go} />
        <main>
          <Paper withBorder bd="1px solid var(--mantine-color-slate-3)" p="xl" radius="lg">
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault()
                next()
              }}
            >
              <Stack gap="lg">
                <StepTitle title={stepTitle(step, values.kind)} place={place} all={steps.length} />
                <ErrorSummary
                  error={problems.length > 0 ? null : create.error}
                  problems={live}
                  focusKey={problems}
                  title={say.mend}
                  fieldId={fieldId}
                  labelOf={labelOf}
                />
                {Form ? (
                  <Form values={values} change={change} problems={live} />
                ) : (
                  <SummaryStep values={values} onGo={go} />
                )}
                <Group justify="space-between" mt="md">
                  {place > 0 ? (
                    <Button variant="default" onClick={back} disabled={create.isPending}>
                      {words.shell.back}
                    </Button>
                  ) : (
                    <span />
                  )}
                  <Button type="submit" loading={create.isPending}>
                    {step === 'summary' ? say.summary.create : words.shell.next}
                  </Button>
                </Group>
                {create.isPending && <Text role="status">{say.summary.creating}</Text>}
              </Stack>
            </form>
          </Paper>
        </main>
      </div>
    </div>
  )
}

function WizardHeader() {
  return (
    <header className={`${classes.band} ost-dark`}>
      <NotebookPen size={22} aria-hidden />
      {words.shell.program}
    </header>
  )
}

/** Takes the focus at every step, so that a screen reader says where one is. */
function StepTitle({ title, place, all }: { title: string; place: number; all: number }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(title)
  useEffect(() => {
    document.title = `${title} – ${words.shell.program}`
    if (shown.current !== title) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    shown.current = title
  }, [title])
  return (
    <div>
      <Text c="dimmed">{say.stepOf(place + 1, all)}</Text>
      <Title order={1} ref={heading} tabIndex={-1}>
        {title}
      </Title>
    </div>
  )
}

function Progress({
  steps,
  place,
  title,
  onGo,
}: {
  steps: readonly Step[]
  place: number
  title: (step: Step) => string
  onGo: (step: Step) => void
}) {
  return (
    <nav aria-label={say.progress}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <UnstyledButton
              className={classes.step}
              disabled={index >= place}
              aria-current={index === place ? 'step' : undefined}
              data-done={index < place || undefined}
              onClick={() => onGo(step)}
            >
              <span className={classes.mark} aria-hidden>
                {index < place ? <Check size={16} /> : index + 1}
              </span>
              {title(step)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}

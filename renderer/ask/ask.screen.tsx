import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QuestionView } from '../../shared/contract/questions.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { dispensing } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { Answer } from './answer.tsx'
import classes from './ask.module.css'
import { draftOf } from './draft.ts'
import { KeepForm } from './keep.form.tsx'
import { type Begun, QuestionList } from './question-list.tsx'
import { QuestionPaper } from './question-paper.tsx'
import { questionInWords } from './question-words.ts'
import { Sentence } from './sentence.tsx'
import { useAnswer, useBuilt } from './use-question.ts'

const say = words.questions

/** Questions that nobody foresaw: a sentence of choosers, and its answer. */
export function AskScreen() {
  const list = useQuery(ask.questions.list.queryOptions({ staleTime: 0 }))
  if (list.isError) return <ErrorSummary error={list.error} />
  return list.data ? <AskPage kept={list.data.kept} /> : <Loading />
}

function AskPage({ kept }: { kept: readonly QuestionView[] }) {
  const { kind } = useSite()
  const [{ draft, begun }, setBuilt] = useBuilt(
    dispensing.includes(kind) ? 'missed_by_weekday' : 'needles_by_month',
  )
  const answer = useAnswer(draft)
  const { shown, question } = answer
  const [keeping, setKeeping] = useState(false)
  const [paper, setPaper] = useState(false)
  const mayPrint = shown !== null && shown.reply.whole !== null
  useKey('alt+p', say.print, () => setPaper(true), { enabled: mayPrint })
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        <>
          <Button variant="default" disabled={question === null} onClick={() => setKeeping(true)}>
            {say.keep.act}
          </Button>
          <Button
            variant="default"
            disabled={!mayPrint}
            onClick={() => setPaper(true)}
            rightSection={<KeyHint keys="alt+p" />}
          >
            {say.print}
          </Button>
        </>
      }
    >
      <div className={classes.page}>
        <QuestionList
          kept={kept}
          begun={begun}
          onTake={(taken, from) => setBuilt({ draft: draftOf(taken), begun: from })}
          onEnded={() => setBuilt({ draft, begun: null })}
        />
        <Stack gap="md">
          <Section title={say.part.sentence}>
            <Sentence
              draft={draft}
              problems={answer.problems}
              onChange={(next) => setBuilt({ draft: next, begun })}
            />
          </Section>
          <Section
            title={say.part.answer}
            flush
            actions={
              answer.counting ? (
                <Group gap="sm">
                  <Text role="status">{say.working}</Text>
                  <Button variant="default" onClick={answer.stop}>
                    {say.stop}
                  </Button>
                </Group>
              ) : undefined
            }
          >
            <Notes answer={answer} />
            {shown && <Answer shown={shown} />}
          </Section>
        </Stack>
      </div>
      {keeping && question && (
        <KeepForm
          question={question}
          kept={kept}
          changed={typeof begun === 'number' ? begun : null}
          onKept={(id) => {
            setBuilt({ draft, begun: id })
            setKeeping(false)
          }}
          onClose={() => setKeeping(false)}
        />
      )}
      {paper && shown && (
        <QuestionPaper
          shown={shown}
          name={nameOf(begun, kept) ?? questionInWords(shown.question)}
          onClose={() => setPaper(false)}
        />
      )}
    </Page>
  )
}

/** A question as it was taken has its name; one that was changed says itself what it asks. */
function nameOf(begun: Begun, kept: readonly QuestionView[]): string | undefined {
  if (begun === null) return undefined
  return typeof begun === 'number' ? kept.find(({ id }) => id === begun)?.name : say.ready[begun]
}

/** Why the answer is not that of the sentence above: unfinished, failed or stopped. */
function Notes({ answer }: { answer: ReturnType<typeof useAnswer> }) {
  const { problems, shown, error, stopped, again } = answer
  if (error) return <ErrorSummary error={error} title={say.notAnswered} />
  if (problems.length > 0)
    return (
      <Text px="md" pb="sm" role="status">
        {shown ? say.unfinished : say.unfinishedFirst}
      </Text>
    )
  if (!stopped) return null
  return (
    <Group px="md" pb="sm">
      <Text role="status">{say.stopped}</Text>
      <Button variant="default" onClick={again}>
        {say.again}
      </Button>
    </Group>
  )
}

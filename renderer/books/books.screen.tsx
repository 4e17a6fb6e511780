import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Problem } from '../../shared/contract/call.ts'
import type { BookKind } from '../../shared/records/book.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { ask, call, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { care } from '../ui/screen-list.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { BookDone, BookProgress } from './book-progress.tsx'
import { type Length, MakeBook } from './make-book.form.tsx'
import { useBook } from './use-book.ts'

const say = words.books
const idOf = (field: string) => `book-${field.replace('.', '-')}`

const monthTo = (day: ClinicDay) => ({ first: `${day.slice(0, 8)}01` as ClinicDay, last: day })
const monthBefore = (day: ClinicDay) => monthTo(addDays(monthTo(day).first, -1))

/** Choose a book and its time, see how long it is, make it. */
export function BooksScreen() {
  const offer = useQuery(ask.books.offer.queryOptions({ staleTime: 0 }))
  if (offer.isError) return <FailedPage title={say.title} error={offer.error} />
  return offer.data ? <Books offer={offer.data} again={() => void offer.refetch()} /> : <Loading />
}

type Offer = Awaited<ReturnType<typeof call.books.offer>>

function Books({ offer, again }: { offer: Offer; again: () => void }) {
  const { role } = useSignedIn()
  const [, go] = useLocation()
  const mayMakeCard = care.includes(role)
  useKey('f4', say.card.title, () => go('/client-card'), { enabled: mayMakeCard })
  const [kind, setKind] = useState<BookKind>(offer.books[0] ?? 'doses')
  const [productId, setProductId] = useState(String(offer.products[0]?.id ?? ''))
  const [from, setFrom] = useState(clinicDay(offer.today))
  const [to, setTo] = useState(clinicDay(offer.today))
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [length, setLength] = useState<Length | null>(null)
  const book = useBook()
  const look = useMutation({
    mutationFn: async (scope: Length['scope']) => ({ scope, ...(await call.books.look(scope)) }),
    onSuccess: setLength,
    onError: (error) => setProblems(problemsOf(error)),
  })
  const forget = () => {
    setLength(null)
    book.reset()
  }
  const choose = ({ first, last }: { first: ClinicDay; last: ClinicDay }) => {
    setFrom(clinicDay(first))
    setTo(clinicDay(last))
    forget()
  }
  const submit = () => {
    const [first, last] = [readDate(from), readDate(to)]
    if (!('day' in first)) return setProblems([{ field: 'period.firstDay', code: 'not_a_date' }])
    if (!('day' in last)) return setProblems([{ field: 'period.lastDay', code: 'not_a_date' }])
    if (last.day < first.day) return setProblems([{ field: 'period.lastDay', code: 'period_ends_before' }])
    setProblems([])
    look.mutate({
      book: kind,
      period: { firstDay: first.day, lastDay: last.day },
      productId: kind === 'narcotic' ? Number(productId) : null,
    })
  }
  const errors = fieldErrors(problems)
  const oneDay = kind === 'doses' && (role === 'nurse' || role === 'doctor')
  if (book.progress)
    return (
      <Page title={say.title}>
        <BookProgress book={book} />
      </Page>
    )
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        mayMakeCard && (
          <Button variant="default" onClick={() => go('/client-card')} rightSection={<KeyHint keys="f4" />}>
            {say.card.title}
          </Button>
        )
      }
    >
      <BookDone book={book} />
      <ErrorSummary error={book.error ?? look.error} problems={problems} fieldId={idOf} />
      <Section>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="lg">
            <ReasonChooser
              label={say.which}
              options={offer.books.map((value) => ({
                value,
                label: `${say.titles[value]}: ${say.hows[value].replace(/^./, (one) => one.toLowerCase())}`,
              }))}
              value={kind}
              onChange={(next) => {
                setKind(next)
                forget()
              }}
            />
            {kind === 'narcotic' && (
              <NativeSelect
                id={idOf('productId')}
                label={say.product}
                w={480}
                maw="100%"
                value={productId}
                error={errors.productId}
                onChange={(event) => {
                  setProductId(event.currentTarget.value)
                  forget()
                }}
                data={offer.products.map((product) => ({
                  value: String(product.id),
                  label: `${product.drug} ${words.stock.strength(product)}`,
                }))}
              />
            )}
            <Group align="flex-start" gap="lg">
              <DateField
                id={idOf('period.firstDay')}
                label={say.from}
                description=""
                value={from}
                onChange={setFrom}
                error={errors['period.firstDay']}
              />
              <DateField
                id={idOf('period.lastDay')}
                label={say.to}
                description=""
                value={to}
                onChange={setTo}
                error={errors['period.lastDay']}
              />
              <Group mt={28} gap="sm">
                <Button variant="default" onClick={() => choose({ first: offer.today, last: offer.today })}>
                  {say.today}
                </Button>
                {!oneDay && (
                  <>
                    <Button variant="default" onClick={() => choose(monthTo(offer.today))}>
                      {say.thisMonth}
                    </Button>
                    <Button variant="default" onClick={() => choose(monthBefore(offer.today))}>
                      {say.lastMonth}
                    </Button>
                  </>
                )}
              </Group>
            </Group>
            {oneDay && <Text c="dimmed">{say.oneDay}</Text>}
            <Group>
              <Button type="submit" loading={look.isPending} {...(length && { variant: 'default' })}>
                {say.look}
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
      {length && !look.isPending && (
        <MakeBook
          length={length}
          products={offer.products}
          sticks={offer.sticks}
          again={again}
          onMake={(made) => {
            setLength(null)
            void book.start(made)
          }}
        />
      )}
    </Page>
  )
}

import { Button, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RestoreHand, RestoreOpened, RestorePerson } from '../../shared/contract/restore.ts'
import { call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { PassphraseMaking } from '../ui/passphrase-making.tsx'
import { words } from '../words/index.ts'
import type { OpeningInput } from './use-restore-opening.ts'

const say = words.restore.people

interface HandTyped {
  person: number | null
  isNew: boolean
  passphrase: string
  known: boolean
}

/** Who brings the register back, and opens it from now on. */
export function RestorePeople(props: {
  opened: RestoreOpened
  by: OpeningInput['by']
  confirmed: number | null
  onBack: () => void
  onDone: (aside: string | null) => void
}) {
  const { opened, by, confirmed, onBack, onDone } = props
  const { openedBy, people } = opened
  const opener = openedBy === null ? undefined : people[openedBy]
  const [first, setFirst] = useState<HandTyped>({
    person: openedBy,
    isNew: openedBy === null,
    passphrase: by.kind === 'passphrase' ? by.passphrase : '',
    known: by.kind === 'passphrase',
  })
  const [second, setSecond] = useState<HandTyped>({ person: null, isNew: true, passphrase: '', known: false })
  const [asked, setAsked] = useState(false)
  const finish = useMutation({
    mutationFn: (hands: { first: RestoreHand; second: RestoreHand }) =>
      call.restore.finish({ ...hands, confirmed }),
    onSuccess: ({ aside }) => onDone(aside),
  })
  const submit = () => {
    setAsked(true)
    const hands = { first: handOf(first), second: handOf(second) }
    if (hands.first && hands.second) finish.mutate({ first: hands.first, second: hands.second })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text c="dimmed">
          {words.restore.stepOf(3)} – {words.restore.steps[2]}
        </Text>
        <Text>{say.lead}</Text>
        <ErrorSummary error={finish.error} title={words.restore.notDone} />
        {opener ? (
          <Text>
            <strong>{say.first}:</strong> {say.firstOpened(opener.name)}
          </Text>
        ) : (
          <Hand title={say.first} people={people} hand={first} set={setFirst} asked={asked} byOffice />
        )}
        <Hand
          title={say.second}
          people={people}
          without={first.person}
          hand={second}
          set={setSecond}
          asked={asked}
          byOffice={openedBy === null}
        />
        {finish.isPending && <Text role="status">{words.restore.finishing}</Text>}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack} disabled={finish.isPending}>
            {words.restore.back}
          </Button>
          <Button type="submit" loading={finish.isPending}>
            {words.restore.finish}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function handOf({ person, isNew, passphrase, known }: HandTyped): RestoreHand | null {
  if (person === null || passphrase.trim() === '' || (isNew && !known)) return null
  return { person, isNew, passphrase }
}

function labelOf({ name, role, keyholderId }: RestorePerson): string {
  return say.label(name, keyholderId === null && role ? words.shell.roles[role] : say.keyholder)
}

function Hand(props: {
  title: string
  people: readonly RestorePerson[]
  without?: number | null
  hand: HandTyped
  set: (hand: HandTyped) => void
  asked: boolean
  /** Opened with the office's key: perhaps nobody knows an old passphrase any more. */
  byOffice: boolean
}) {
  const { title, people, without = null, hand, set, asked, byOffice } = props
  const chosen = hand.person === null ? undefined : people[hand.person]
  const missing = asked && handOf(hand) === null
  const id = `restore-${title === say.first ? 'first' : 'second'}`
  return (
    <Stack
      component="fieldset"
      gap="sm"
      m={0}
      p="md"
      bd="1px solid var(--mantine-color-slate-3)"
      style={{ borderRadius: 8 }}
    >
      <legend>
        <Text fw={650} px={6}>
          {title}
        </Text>
      </legend>
      <NativeSelect
        label={say.who}
        value={hand.person === null ? '' : String(hand.person)}
        error={missing && !chosen ? say.missing : undefined}
        data={[
          { value: '', label: say.choose },
          ...people.flatMap((person, place) =>
            place === without ? [] : [{ value: String(place), label: labelOf(person) }],
          ),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const person = value === '' ? null : Number(value)
          const isKeyholder = person !== null && people[person]?.keyholderId !== null
          set({ person, isNew: byOffice || !isKeyholder, passphrase: '', known: false })
        }}
      />
      {chosen && chosen.keyholderId !== null && (
        <Radio.Group
          label={say.how}
          value={hand.isNew ? 'new' : 'old'}
          onChange={(value) => set({ ...hand, isNew: value === 'new', passphrase: '', known: false })}
        >
          <Group mt="xs">
            <Radio value="old" label={say.old} />
            <Radio value="new" label={say.made} />
          </Group>
        </Radio.Group>
      )}
      {chosen && !hand.isNew && (
        <PassphraseField
          value={hand.passphrase}
          error={missing ? say.passphraseMissing : undefined}
          onChange={(passphrase) => set({ ...hand, passphrase })}
        />
      )}
      {chosen && hand.isNew && (
        <PassphraseMaking
          id={id}
          row={hand}
          name={chosen.name}
          {...(missing && { error: say.passphraseMissing })}
          onChange={(some) => set({ ...hand, ...some })}
        />
      )}
    </Stack>
  )
}

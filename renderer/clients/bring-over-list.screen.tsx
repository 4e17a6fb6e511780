import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import type { BringOverList } from '../../shared/contract/bring-over.ts'
import { ask, call } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Loading } from '../ui/loading.tsx'
import { Page, Section } from '../ui/page.tsx'
import { usePin } from '../ui/pin-dialog.tsx'
import { PrintOnly } from '../ui/print-only.tsx'
import { useScreens } from '../ui/screen-list.tsx'
import { useSignedIn, useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay, dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './bring-over.module.css'

const say = words.bringOver

/** One saved list: printed, signed once, then in force. */
export function BringOverListScreen() {
  const batch = Number(useParams<{ batch: string }>().batch)
  const options = ask.bringOver.list.queryOptions({ input: { batch } })
  const list = useQuery({ ...options, staleTime: 0 })
  if (list.isError)
    return (
      <Page title={say.title}>
        <ErrorSummary error={list.error} title={words.clients.notFound} />
      </Page>
    )
  if (!list.data) return <Loading />
  return (
    <Page
      title={say.listTitle(batch)}
      lead={say.listLead(list.data.count, list.data.day)}
      actions={<Actions list={list.data} />}
    >
      <Signature list={list.data} />
      <Section flush>
        <Rows list={list.data} />
      </Section>
      <Paper list={list.data} />
    </Page>
  )
}

function Actions({ list }: { list: BringOverList }) {
  const me = useSignedIn()
  const [, go] = useLocation()
  const { screens } = useScreens()
  const withPin = usePin()
  const cache = useQueryClient()
  const [requestId] = useRequestId()
  const print = useMutation(ask.bringOver.print.mutationOptions())
  const { batch, count, code } = list
  const sign = async () => {
    const signed = await withPin({
      title: say.signTitle,
      lead: say.signLead(count, code),
      who: 'self',
      act: ({ pin }) => call.bringOver.sign({ requestId, batch, pin }),
    })
    if (signed) cache.setQueryData(ask.bringOver.list.queryOptions({ input: { batch } }).queryKey, signed)
  }
  const mayOpenStock = screens.some(({ path }) => path === '/stock/opening')
  return (
    <Group>
      {mayOpenStock && (
        <Button variant="default" onClick={() => go('/stock/opening')}>
          {say.stock}
        </Button>
      )}
      <Button variant="default" loading={print.isPending} onClick={() => print.mutate({ batch })}>
        {say.print}
      </Button>
      {!list.signed && me.id === list.doctor.id && <Button onClick={() => void sign()}>{say.sign}</Button>}
    </Group>
  )
}

function Signature({ list: { signed, doctor, code } }: { list: BringOverList }) {
  const { timeZone } = useSite()
  return (
    <Stack gap="xs">
      {signed ? (
        <StatusBar tone="good" title={say.signed(signed.by, dayAndTime(signed.at, timeZone))} live />
      ) : (
        <StatusBar tone="warn" title={say.unsigned}>
          {say.waits(doctor.name)}
        </StatusBar>
      )}
      <Text>
        <strong className="ost-numbers">{say.code(code)}</strong> {say.codeHow}
      </Text>
    </Stack>
  )
}

/** What the doctor signs with a pen: the same rows and the code that the PIN signs. */
function Paper({ list }: { list: BringOverList }) {
  const { name, code } = useSite()
  return (
    <PrintOnly>
      <div className={classes.paper}>
        <h1>{say.listTitle(list.batch)}</h1>
        <p>
          {name} ({code}). {say.listLead(list.count, list.day)} <strong>{say.code(list.code)}</strong>
        </p>
        <Rows list={list} />
        <div className={classes.signature}>
          {list.doctor.name} – {say.signLine}
        </div>
      </div>
    </PrintOnly>
  )
}

function Rows({ list }: { list: BringOverList }) {
  const { tableColumns: columns } = say
  return (
    <table className={classes.list}>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, title]) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <tr key={row.clientId}>
            <td data-numeric>{row.registerNumber}</td>
            <td>{row.called}</td>
            <td>{row.sex}</td>
            <td data-numeric>{row.birthYear}</td>
            <td className="ost-nowrap">{say.order(row.drug, row.amountMicrograms)}</td>
            <td className="ost-nowrap">{clinicDay(row.startDay)}</td>
            <td className="ost-nowrap">{clinicDay(row.endDay)}</td>
            <td>{say.lastDose(row.lastDoseMicrograms, row.lastDoseDay)}</td>
            <td>{row.paperPage}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

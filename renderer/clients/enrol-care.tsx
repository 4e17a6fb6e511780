import { Checkbox, Fieldset, NativeSelect, Stack, Text } from '@mantine/core'
import type { EpisodeKind } from '../../shared/records/episode.ts'
import { asksTreatmentConsent } from '../../shared/rules/enrolment.ts'
import { useSession, useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { type EnrolPart, fieldId } from './enrol-values.ts'

const say = words.clients.enrol
const { kinds: kindWords } = words.clients

/** The statements before OST and the consent to treatment, where anybody is treated; what is usual here is chosen already. */
export function EnrolCare({ values, change, errors, kinds }: EnrolPart & { kinds: readonly EpisodeKind[] }) {
  const { staff } = useSession()
  const { kind: siteKind } = useSite()
  const tick = (
    field: 'dependence' | 'injecting' | 'ableToConsent' | 'detoxBefore' | 'treatment' | 'photo',
  ) => (
    <Checkbox
      id={fieldId(field)}
      label={say[field]}
      checked={values[field]}
      error={errors[field]}
      onChange={(event) => change({ [field]: event.currentTarget.checked })}
    />
  )
  return (
    <Stack gap="sm">
      {values.kind === 'ost' && (
        <Fieldset legend={say.statements} variant="filled" p="sm">
          <Stack gap="xs">
            {tick('dependence')}
            {tick('injecting')}
            {tick('ableToConsent')}
          </Stack>
          <Text c="dimmed" mt="xs">
            {say.statementsSource}
          </Text>
        </Fieldset>
      )}
      {values.kind !== 'nothing' && asksTreatmentConsent(values.kind, siteKind) && tick('treatment')}
      {tick('photo')}
      {values.kind === 'ost' && tick('detoxBefore')}
      <NativeSelect
        id={fieldId('kind')}
        label={say.kind}
        value={values.kind}
        error={errors.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as typeof values.kind })}
        data={[
          ...kinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
          { value: 'nothing', label: say.noEpisode },
        ]}
      />
      {values.kind !== 'nothing' && (
        <Checkbox
          label={say.transferred}
          checked={values.transferred}
          onChange={(event) => change({ transferred: event.currentTarget.checked })}
        />
      )}
      <NativeSelect
        id={fieldId('witnessId')}
        label={say.witness}
        value={values.witnessId}
        error={errors.witnessId}
        onChange={(event) => change({ witnessId: event.currentTarget.value })}
        data={staff.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
    </Stack>
  )
}

import type { SiteKind } from '../../shared/records/site.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'
import { withKind } from './setup-values.ts'
import { field, type StepProps } from './step.ts'

const say = words.setup.kind
const KINDS = ['ost_centre', 'treatment_centre', 'drop_in_centre'] as const satisfies readonly SiteKind[]
const OPTIONS = KINDS.map((value) => ({ value, label: say.kinds[value] }))

export function KindStep({ values, change, problems }: StepProps) {
  const { id, error } = field(problems, 'kind')
  return (
    <div id={id} tabIndex={-1}>
      <ReasonChooser
        label={say.lead}
        options={OPTIONS}
        value={values.kind}
        onChange={(kind) => change(withKind(values, kind))}
        error={error}
      />
    </div>
  )
}

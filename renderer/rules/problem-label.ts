import type { DrugKey } from '../ui/pack-in-words.ts'
import { words } from '../words/index.ts'
import { allGroups } from './pack-lines.ts'
import type { PackValues } from './pack-values.ts'

const say = words.rules

/** Whose problem a line of the summary is: many fields have the same sentence. */
export function problemLabel(values: PackValues): (field: string) => string | undefined {
  return (field) => {
    const ladder = /^drugs\.(\w+)\.ladder\.(\d+)/.exec(field)
    if (ladder) return `${say.drugs[ladder[1] as DrugKey]}, ${say.ladder.row(Number(ladder[2]) + 1)}`
    const alert = /^medicineAlerts\.(\d+)/.exec(field)
    if (alert) {
      const place = Number(alert[1])
      return say.alerts.row(values.alerts[place]?.medicine.trim() ?? '', place + 1)
    }
    for (const { title, sourcePath, lines } of allGroups()) {
      const drug = /^drugs\.(\w+)\./.exec(field)
      const under = drug ? `${say.drugs[drug[1] as DrugKey]}, ` : ''
      if (sourcePath === field) return `${under}${title}`
      const line = lines.find(({ path }) => path === field)
      if (line) return `${under}${line.label}`
    }
    return undefined
  }
}

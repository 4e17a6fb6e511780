import type { Pictures } from '../../shared/contract/pictures.ts'
import { isAdequate } from '../../shared/rules/indicators/adequate-dose.ts'
import { amount, milligrams, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { BarChart } from './charts.tsx'
import type { Picture } from './picture-list.tsx'
import classes from './pictures.module.css'

const say = words.pictures

export function dosesPicture({ doses }: Pictures): Picture {
  const own = say.doses
  const drugs = [...new Set(doses.map(({ drug }) => drug))]
  return {
    id: 'doses',
    title: own.title,
    lead: own.lead,
    none: own.none,
    drawing:
      drugs.length === 0
        ? null
        : drugs.map((drug) => (
            <div key={drug}>
              <div className={classes.strong}>{own.drug(drug)}</div>
              <BarChart
                label={`${own.title}: ${own.drug(drug)}`}
                axis={own.axis}
                height={drugs.length > 1 ? 220 : 290}
                bars={doses
                  .filter((one) => one.drug === drug)
                  .map(({ amountMicrograms, clients }) => ({
                    name: milligrams(amountMicrograms),
                    value: clients,
                    words: number(clients),
                    filled: isAdequate(drug, amountMicrograms),
                  }))}
              />
            </div>
          )),
    legend: [
      { name: own.adequate, filled: true },
      { name: own.below, filled: false },
    ],
    columns: own.columns,
    rows: doses.map(({ drug, amountMicrograms, clients }) => [
      own.drug(drug),
      amount(amountMicrograms),
      number(clients),
      isAdequate(drug, amountMicrograms) ? own.yes : own.no,
    ]),
  }
}

export function hoursPicture({ hours, daysDosed }: Pictures): Picture {
  const own = say.hours
  const mean = (count: number) => Math.round((count / Math.max(daysDosed, 1)) * 10) / 10
  return {
    id: 'hours',
    title: own.title,
    lead: own.lead(daysDosed),
    none: own.none,
    drawing:
      hours.length === 0 ? null : (
        <BarChart
          label={own.title}
          axis={own.axis}
          bars={allHours(hours).map(({ hour, doses, most }) => ({
            name: own.hour(hour),
            value: mean(doses),
            words: doses === 0 ? '' : number(mean(doses)),
            filled: true,
            ...(doses > 0 && { mark: most }),
          }))}
        />
      ),
    columns: own.columns,
    rows: hours.map(({ hour, doses, most }) => [
      own.hour(hour),
      number(doses),
      number(mean(doses)),
      number(most),
    ]),
  }
}

/** From the first hour with a dose to the last: an empty hour between them is a gap in the picture, too. */
function allHours(hours: Pictures['hours']): Pictures['hours'] {
  const [first, last] = [hours[0]?.hour ?? 0, hours.at(-1)?.hour ?? 0]
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const hour = first + index
    return hours.find((one) => one.hour === hour) ?? { hour, doses: 0, most: 0 }
  })
}

import type { CampView } from '../../shared/contract/camps.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { number } from '../words/format.ts'
import { words } from '../words/index.ts'
import { CampOccupancy } from './camp-occupancy.tsx'

const say = words.camps.paper

/** The report of a camp on one page: people, days, medicine, complications, outcomes, costs. */
export function CampPaper({ camp, onClose }: { camp: CampView; onClose: () => void }) {
  const { counts } = camp
  const facts: [string, string][] = [
    [words.camps.beds, number(camp.beds)],
    [say.people, number(counts.people)],
    [say.stillThere, number(counts.stillThere)],
    [say.bedDays, number(counts.bedDays)],
    [say.meanStay, counts.meanStayDays === null ? say.none : number(counts.meanStayDays)],
    [say.mostTaken, number(counts.mostTaken)],
    [say.daysOver, number(counts.daysOverBeds)],
  ]
  const medicine = camp.medication.map(({ product, steps }): [string, string] => [
    `${product.drug} ${words.stock.strength(product)}`,
    words.stock.quantity(steps, product),
  ])
  const costs = some(counts.costs, words.camps.costKinds, words.camps.money)
  return (
    <PaperDialog
      title={say.title(camp.place)}
      period={`${words.camps.kinds[camp.kind]}, ${words.camps.span(camp.firstDay, camp.lastDay)}`}
      fileName={`camp-report-${camp.id}`}
      onClose={onClose}
      sheets={[
        <div key="report">
          <table>
            <tbody>
              {facts.map(([what, value]) => (
                <tr key={what}>
                  <td>{what}</td>
                  <td data-number>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h3>{words.camps.occupancy}</h3>
          <CampOccupancy camp={camp} />
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '5mm' }}>
            <List
              head={[say.outcome, say.count]}
              rows={some(counts.outcomes, words.detox.outcomes, number)}
            />
            <List
              head={[say.complication, say.count]}
              rows={some(counts.complications, words.detox.complications, number)}
            />
            <List head={[say.product, say.quantity]} rows={medicine} />
            <List
              head={[say.cost, say.amount]}
              rows={[...costs, [words.camps.total, words.camps.money(counts.costTotal)]]}
            />
          </div>
          <p>
            {words.camps.team}:{' '}
            {camp.team.length === 0
              ? say.none
              : Object.entries(words.camps.duties)
                  .map(([duty, word]) => [word, camp.team.filter((one) => one.duty === duty).length] as const)
                  .filter(([, count]) => count > 0)
                  .map(([word, count]) => `${word.toLowerCase()} ${count}`)
                  .join(', ')}
          </p>
          <p>{say.definition}</p>
          <p style={{ marginTop: '10mm' }}>{say.sign} ____________________________________</p>
        </div>,
      ]}
    />
  )
}

/** What is above nothing, in words. */
function some<K extends string>(
  counted: Record<K, number>,
  named: Record<K, string>,
  write: (value: number) => string,
): [string, string][] {
  return (Object.entries(counted) as [K, number][])
    .filter(([, count]) => count !== 0)
    .map(([key, count]) => [named[key], write(count)])
}

function List({ head, rows }: { head: [string, string]; rows: readonly [string, string][] }) {
  return (
    <table style={{ alignSelf: 'start' }}>
      <thead>
        <tr>
          <th>{head[0]}</th>
          <th data-number>{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={2}>{say.none}</td>
          </tr>
        )}
        {rows.map(([what, value]) => (
          <tr key={what}>
            <td>{what}</td>
            <td data-number>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

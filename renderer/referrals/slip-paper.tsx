import type { ReferralView } from '../../shared/contract/referrals.ts'
import { PaperDialog } from '../ui/paper.tsx'
import { groupedDigits, QrCode } from '../ui/qr.tsx'
import { words } from '../words/index.ts'
import classes from './referrals.module.css'

const say = words.referrals.slip

/** The slip for the client's hand: where to go, and digits that tell nobody who or for what. */
export function SlipPaper({ referral, onClose }: { referral: ReferralView; onClose: () => void }) {
  const { place, slip } = referral
  return (
    <PaperDialog
      title={say.title}
      fileName={`slip-${slip.slice(4, 14)}`}
      bare
      onClose={onClose}
      sheets={[
        <div key={slip} className={classes.slip}>
          <QrCode digits={slip} size="52mm" label={say.qr} />
          <div>
            <h1>{say.to(place.name)}</h1>
            {[place.address, place.phone, place.hours].filter(Boolean).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p className={classes.digits}>{groupedDigits(slip)}</p>
          </div>
          <div className={classes.reply}>
            <p>{say.head}</p>
            <p>{say.came}</p>
            <p>{say.stamp}</p>
            <p>{say.bring}</p>
          </div>
        </div>,
      ]}
    />
  )
}

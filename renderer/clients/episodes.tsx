import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ClientProfile, EpisodeLine } from '../../shared/contract/client-output.ts'
import type { EpisodeKind } from '../../shared/records/episode.ts'
import classes from '../ui/lines.module.css'
import { EmptyState, Section } from '../ui/page.tsx'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { CloseEpisodeForm } from './close-episode.form.tsx'
import { OpenEpisodeForm } from './open-episode.form.tsx'

const say = words.clients.profile

/**
 * Stretches of care, the newest first; closed ones stay with their reason. `openKind`: the form for such a treatment
 * stands open at once.
 */
export function Episodes({ profile, openKind }: { profile: ClientProfile; openKind: EpisodeKind | null }) {
  const [opening, setOpening] = useState(openKind !== null)
  const [closing, setClosing] = useState<EpisodeLine | null>(null)
  return (
    <Section
      title={say.episodes}
      actions={
        <Button variant="default" onClick={() => setOpening(true)}>
          {say.openEpisode}
        </Button>
      }
    >
      {profile.episodes.length === 0 && <EmptyState>{say.noEpisodes}</EmptyState>}
      <ul className={classes.lines}>
        {profile.episodes.map((episode) => (
          <li key={episode.id} className={classes.line}>
            <div className={classes.what}>
              <Text fw={600}>{words.clients.kinds[episode.kind]}</Text>
              <Text>
                {episode.closing
                  ? say.closedOn(episode.openedDay, episode.closing.day)
                  : say.openSince(episode.openedDay)}
                {' · '}
                {words.clients.entries[episode.entry]}
              </Text>
              {episode.closing?.note && (
                <Text style={{ overflowWrap: 'anywhere' }}>{episode.closing.note}</Text>
              )}
            </div>
            {episode.closing ? (
              <StatusMark tone="quiet">{words.clients.closings[episode.closing.reason]}</StatusMark>
            ) : (
              <Button
                variant="subtle"
                aria-label={words.clients.episodeForm.closeTitle(words.clients.kinds[episode.kind])}
                onClick={() => setClosing(episode)}
              >
                {say.closeEpisode}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {opening && <OpenEpisodeForm profile={profile} kind={openKind} onClose={() => setOpening(false)} />}
      {closing && <CloseEpisodeForm profile={profile} episode={closing} onClose={() => setClosing(null)} />}
    </Section>
  )
}

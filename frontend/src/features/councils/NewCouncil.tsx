import { Button, NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView, CouncilView, CreateCouncil, Page, RuleSet } from '@/api/views';
import { DayInput } from '@/parts/DateTimeInput';
import { useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Loaded } from '@/parts/Loading';
import { EmptyState, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { Composer } from './Composer';
import { type Failure, membersOf, type Seat } from './composition';
import './councils.css';

export function NewCouncil() {
  const t = useT();
  const { challenge, pilot } = useSearch({ from: '/councils/new' });
  if (!challenge) {
    return (
      <div className="nc-stack-wide">
        <PageHeader title={t('council-new')} />
        <EmptyState title={t('council-no-call')} />
      </div>
    );
  }
  return <Convening key={`${challenge}-${pilot}`} challengeId={challenge} pilotId={pilot ?? null} />;
}

/** The broker convenes a council for a call, or for a pilot that asks for acceptance. */
export function Convening({ challengeId, pilotId }: { challengeId: string; pilotId: string | null }) {
  const t = useT();
  const call = useResource<ChallengeView>(`/challenges/${challengeId}`);
  const sets = useResource<Page<RuleSet>>('/rule-sets');
  const kind = pilotId ? 'acceptance' : 'selection';
  return (
    <LoadedPage query={call}>
      {view => (
        <div className="nc-stack-wide">
          <PageHeader
            title={t(kind === 'acceptance' ? 'convene-acceptance' : 'convene-selection')}
            code={view.code}
            back={{ to: `${places.deskChallenge(view.id)}?tab=councils`, text: t('desk-tab-councils') }}
            lead={<Text of={view.title} />}
          />
          <Loaded query={sets}>
            {({ items }) => (
              <CouncilForm call={view} kind={kind} pilotId={pilotId} sets={fitting(items, kind, view)} />
            )}
          </Loaded>
        </div>
      )}
    </LoadedPage>
  );
}

/** The newest version of each rule set for such a council; a selection follows the one that the call announced. */
function fitting(sets: RuleSet[], kind: CreateCouncil['kind'], call: ChallengeView): RuleSet[] {
  const announced = call.sections.find(one => one.key === 'evaluation')?.content.rule_set;
  return sets
    .filter(
      one => one.council_kind === kind && (kind === 'acceptance' || !announced || one.code === announced),
    )
    .filter((one, place, all) => all.findIndex(other => other.code === one.code) === place);
}

interface CouncilFormProps {
  call: ChallengeView;
  kind: CreateCouncil['kind'];
  pilotId: string | null;
  sets: RuleSet[];
}

function CouncilForm({ call, kind, pilotId, sets }: CouncilFormProps) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [code, setCode] = useState(sets[0]?.code);
  const [seats, setSeats] = useState<Seat[]>([]);
  const [meeting, setMeeting] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const rules = sets.find(one => one.code === code);
  if (!rules) {
    return (
      <Notice tone="bad">
        <p>{t('convene-no-rules')}</p>
      </Notice>
    );
  }

  const save = async () => {
    setBusy(true);
    setFailure(null);
    const body: CreateCouncil = {
      kind,
      rule_set: rules.code,
      ...(pilotId ? { pilot_id: pilotId } : {}),
      ...(meeting ? { meeting_on: meeting } : {}),
      members: membersOf(seats),
    };
    try {
      const path = `/challenges/${call.id}/councils`;
      const council = await api.post<CouncilView>(path, body, { intent: intent.current });
      toast(t('convene-saved'));
      void cache.stale(path, '/councils', '/pilots', '/me/tasks');
      go(places.council(council.id), { replace: true });
    } catch (error) {
      setFailure({ error, sent: seats });
      setBusy(false);
    }
  };

  return (
    <section className="nc-card nc-stack" aria-labelledby="council-form">
      <h2 id="council-form">{t('council-members')}</h2>
      {sets.length > 1 ? (
        <NativeSelect
          label={t('noun-rule_set')}
          value={rules.code}
          onChange={event => {
            setCode(event.currentTarget.value);
            setSeats([]);
          }}
          data={sets.map(one => ({ value: one.code, label: t.of(one.title) }))}
        />
      ) : (
        <p>
          {t('noun-rule_set')}: <Text of={rules.title} />
        </p>
      )}
      {rules.procedure.blind && <p>{t('rules-blind')}</p>}
      {rules.notice && (
        <Notice tone={rules.confirmed ? 'info' : 'warn'}>
          <p>
            <Text of={rules.notice} />
          </p>
        </Notice>
      )}
      <DayInput
        label={t('council-meeting-on')}
        description={t('convene-meeting-hint')}
        value={meeting}
        onChange={setMeeting}
      />
      <Composer
        rules={rules.composition}
        seats={seats}
        blind={rules.procedure.blind === true}
        failure={failure}
        onChange={setSeats}
      />
      <div>
        <Button loading={busy} disabled={seats.length === 0} onClick={() => void save()}>
          {t('convene-save')}
        </Button>
      </div>
    </section>
  );
}

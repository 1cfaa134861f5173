import { Button, NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { ChallengeView, Page } from '@/api/types';
import { DayInput } from '@/parts/DateTimeInput';
import { useGo } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState, ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import type { CouncilView, RuleSet } from './views';

/** The broker begins a council for a call, or for a pilot that asks for acceptance. */
export function NewCouncil() {
  const t = useT();
  const { challenge, pilot } = useSearch({ from: '/councils/new' });
  const call = useResource<ChallengeView>(challenge ? `/challenges/${challenge}` : null);
  const rules = useResource<Page<RuleSet>>('/rule-sets');
  if (!challenge) {
    return (
      <div className="nc-stack-wide">
        <PageHeader title={t('council-new')} />
        <EmptyState title={t('council-no-call')} />
      </div>
    );
  }
  return (
    <Loaded query={call}>
      {view => (
        <Loaded query={rules}>
          {({ items }) => <NewCouncilForm call={view} rules={items} pilotId={pilot ?? null} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function NewCouncilForm({
  call,
  rules,
  pilotId,
}: {
  call: ChallengeView;
  rules: RuleSet[];
  pilotId: string | null;
}) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const kind = pilotId ? 'acceptance' : 'selection';
  const announced = call.sections.find(one => one.key === 'evaluation')?.content.rule_set;
  // A selection follows the sheet that the call announced.
  const fitting = rules.filter(
    one => one.council_kind === kind && (pilotId || !announced || one.code === announced),
  );
  const [ruleSet, setRuleSet] = useState(fitting[0]?.code ?? '');
  const [meetingOn, setMeetingOn] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());

  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = {
        kind,
        rule_set: ruleSet,
        members: [],
        ...(pilotId ? { pilot_id: pilotId } : {}),
        ...(meetingOn ? { meeting_on: meetingOn } : {}),
      };
      const view = await api.post<CouncilView>(`/challenges/${call.id}/councils`, body, {
        intent: intent.current,
      });
      void cache.stale('/councils', `/challenges/${call.id}`, '/me/tasks');
      go(places.council(view.id), { replace: true });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('council-new')}
        code={call.code}
        back={{ to: places.councils, text: t('councils-title') }}
        lead={
          <>
            {t(`council-kind-${kind}`)} · <Text of={call.title} />
          </>
        }
      />
      <form
        className="nc-card nc-stack"
        onSubmit={event => {
          event.preventDefault();
          if (!busy && ruleSet) void begin();
        }}
      >
        {error !== null && <ErrorNotice error={error} />}
        <NativeSelect
          label={t('noun-rule_set')}
          description={t('council-new-rules')}
          value={ruleSet}
          onChange={event => setRuleSet(event.currentTarget.value)}
          data={[...new Map(fitting.map(one => [one.code, one])).values()].map(one => ({
            value: one.code,
            label: t.of(one.title),
          }))}
        />
        <DayInput label={t('council-meeting-on')} value={meetingOn} onChange={setMeetingOn} />
        <div>
          <Button type="submit" loading={busy} disabled={!ruleSet}>
            {t('council-begin')}
          </Button>
        </div>
      </form>
    </div>
  );
}

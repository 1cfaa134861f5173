import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { CouncilView, Page, RuleSet } from '@/api/types';
import { DayInput } from '@/parts/DateTimeInput';
import { Icon } from '@/parts/Icon';
import { Loaded } from '@/parts/Loading';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { nextRole, type Requirement, requirementsOf, type Seat } from './composition';
import { ExpertPicker } from './ExpertPicker';
import { Seats } from './Seats';

export interface CouncilFormProps {
  challengeId: string;
  kind: 'selection' | 'acceptance';
  /** The rule set the call announced; an acceptance chooses one. */
  ruleSet: string | null;
  pilotId: string | null;
  onDone: () => void;
}

/** Puts a council together: people, their parts, and what the rule set still misses. */
export function CouncilForm(props: CouncilFormProps) {
  const t = useT();
  const sets = useResource<Page<RuleSet>>('/rule-sets');
  const [picked, setPicked] = useState(props.ruleSet ?? '');
  return (
    <Loaded query={sets}>
      {({ items }) => {
        const fitting = items.filter(one => one.council_kind === props.kind);
        const rules = fitting.find(one => one.code === picked) ?? (props.ruleSet ? undefined : fitting[0]);
        return (
          <div className="nc-stack">
            {!props.ruleSet && (
              <NativeSelect
                label={t('noun-rule_set')}
                value={rules?.code ?? ''}
                onChange={event => setPicked(event.currentTarget.value)}
                data={fitting.map(one => ({ value: one.code, label: t.of(one.title) }))}
              />
            )}
            {rules ? (
              <Composing {...props} rules={rules} key={rules.code} />
            ) : (
              <Notice tone="bad">
                <p>{t('convene-no-rules')}</p>
              </Notice>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Composing(props: CouncilFormProps & { rules: RuleSet }) {
  const { challengeId, kind, pilotId, rules, onDone } = props;
  const t = useT();
  const cache = useCache();
  const intent = useRef(new Intent());
  const [seats, setSeats] = useState<Seat[]>([]);
  const [meeting, setMeeting] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    setError(null);
    const members = seats.map(({ person_id, role, represents }) => ({
      person_id,
      role,
      ...(represents ? { represents } : {}),
    }));
    try {
      await api.post<CouncilView>(
        `/challenges/${challengeId}/councils`,
        {
          kind,
          rule_set: rules.code,
          ...(pilotId ? { pilot_id: pilotId } : {}),
          ...(meeting ? { meeting_on: meeting } : {}),
          members,
        },
        { intent: intent.current },
      );
      toast(t('convene-saved'));
      onDone();
      await cache.stale(`/challenges/${challengeId}/councils`, '/councils', '/me/tasks');
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <div className="nc-card nc-stack">
      <h3>{t(kind === 'acceptance' ? 'convene-acceptance' : 'convene-begin')}</h3>
      {rules.notice && (
        <Notice tone={rules.confirmed ? 'info' : 'warn'} title={t.of(rules.title)}>
          <p>
            <Text of={rules.notice} />
          </p>
        </Notice>
      )}
      <DayInput
        label={t('convene-meeting-on')}
        description={t('convene-meeting-hint')}
        value={meeting}
        onChange={setMeeting}
      />
      <div className="nc-columns">
        <div className="nc-stack">
          <Seats seats={seats} roles={rules.composition.roles.map(one => one.role)} onChange={setSeats} />
          <ExpertPicker
            taken={seats.map(one => one.person_id)}
            onPick={expert =>
              setSeats(old => [
                ...old,
                {
                  person_id: expert.id,
                  name: expert.name,
                  title: expert.title,
                  affiliation: expert.affiliation,
                  role: nextRole(rules.composition, old),
                  represents: 'expert',
                },
              ])
            }
          />
        </div>
        <Requirements rows={requirementsOf(rules.composition, seats)} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div className="nc-row">
        <Button loading={busy} disabled={seats.length === 0} onClick={() => void save()}>
          {t('convene-save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('back-out')}
        </Button>
      </div>
    </div>
  );
}

function Requirements({ rows }: { rows: Requirement[] }) {
  const t = useT();
  const nameOf = (row: Requirement) => {
    if (row.kind === 'size') return t('convene-size');
    const prefix = row.kind === 'role' ? 'convene-role' : 'represents';
    return row.names.map(one => t.or(`${prefix}-${one}`, one)).join(', ');
  };
  return (
    <section className="nc-stack-tight" aria-labelledby="council-requirements">
      <h4 id="council-requirements">{t('convene-requirements')}</h4>
      <ul className="nc-list nc-stack-tight">
        {rows.map(row => (
          <li key={row.key} className={`nc-requirement ${row.met ? 'is-met' : 'is-open'}`}>
            <Icon name={row.met ? 'check' : 'alert'} size={16} />
            <span>
              {nameOf(row)}:{' '}
              {row.max === null
                ? t('convene-at-least', { count: row.count, min: row.min })
                : t('convene-between', { count: row.count, min: row.min, max: row.max })}
              {!row.met && <span className="nc-sr"> {t('convene-not-met')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

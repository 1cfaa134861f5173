import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { Expert, Page, PersonRef } from '@/api/types';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { Members } from './Members';
import { type CouncilView, fullName } from './views';

const REPRESENTS = ['expert', 'orderer', 'proposer', 'potential_user', 'presiding_body'];

interface Seat {
  person: PersonRef;
  role: string;
  represents: string;
}

const seatsOf = (view: CouncilView): Seat[] =>
  view.members
    .filter(one => one.status === 'active')
    .map(one => ({ person: one.person, role: one.role, represents: one.represents ?? '' }));

/** The broker puts the council together: roles as the rule set knows them, people from the experts' list. */
export function MembersEditor({ view, onDone }: { view: CouncilView; onDone: (next: CouncilView) => void }) {
  const t = useT();
  const [seats, setSeats] = useState<Seat[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { size, roles } = view.rule_set.composition;
  if (!seats) {
    return (
      <div className="nc-stack">
        <Members view={view} />
        <div>
          <Button variant="outline" onClick={() => setSeats(seatsOf(view))}>
            {t('members-change')}
          </Button>
        </div>
      </div>
    );
  }
  const set = (id: string, patch: Partial<Seat>) =>
    setSeats(seats.map(one => (one.person.id === id ? { ...one, ...patch } : one)));
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const members = seats.map(one => ({
        person_id: one.person.id,
        role: one.role,
        ...(one.represents ? { represents: one.represents } : {}),
      }));
      const { data } = await api.put<CouncilView>(`/councils/${view.id}/members`, { members }, view.version);
      setSeats(null);
      toast(t('members-saved'));
      onDone(data);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="nc-card nc-stack" aria-labelledby="members-edit">
      <h2 id="members-edit">{t('members-change')}</h2>
      <p className="nc-soft">{t('members-size', { min: size.min, max: size.max })}</p>
      <ul className="nc-small">
        {roles.map(one => (
          <li key={one.role}>
            {t(`council-role-${one.role}`)}: {t('members-range', { min: one.min, max: one.max })}
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
      <ul className="nc-list nc-stack">
        {seats.map(one => (
          <li key={one.person.id} className="nc-seat">
            <span>
              {fullName(one.person)}
              <span className="nc-small nc-soft nc-block">{one.person.affiliation}</span>
            </span>
            <NativeSelect
              aria-label={t('members-role-of', { name: one.person.name })}
              value={one.role}
              onChange={event => set(one.person.id, { role: event.currentTarget.value })}
              data={roles.map(rule => ({ value: rule.role, label: t(`council-role-${rule.role}`) }))}
            />
            <NativeSelect
              aria-label={t('members-represents-of', { name: one.person.name })}
              value={one.represents}
              onChange={event => set(one.person.id, { represents: event.currentTarget.value })}
              data={[
                { value: '', label: t('represents-nobody') },
                ...REPRESENTS.map(value => ({ value, label: t(`represents-${value}`) })),
              ]}
            />
            <Button
              variant="subtle"
              color="gray"
              aria-label={t('members-remove', { name: one.person.name })}
              onClick={() => setSeats(seats.filter(other => other.person.id !== one.person.id))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <ExpertSearch
        taken={seats.map(one => one.person.id)}
        onPick={person => setSeats([...seats, { person, role: 'member', represents: 'expert' }])}
      />
      <Notice tone="quiet">
        <p>{t('members-conflict-note')}</p>
      </Notice>
      <div className="nc-row">
        <Button onClick={() => void save()} loading={busy}>
          {t('members-save')}
        </Button>
        <Button variant="default" onClick={() => setSeats(null)}>
          {t('back-out')}
        </Button>
      </div>
    </section>
  );
}

function ExpertSearch({ taken, onPick }: { taken: string[]; onPick: (person: PersonRef) => void }) {
  const t = useT();
  const [q, setQ] = useState('');
  const experts = useResource<Page<Expert>>('/experts', { q: q.trim() }, { keepOld: true });
  const free = experts.data?.items.filter(one => !taken.includes(one.id)) ?? [];
  return (
    <div className="nc-stack-tight">
      <TextInput
        label={t('experts-search')}
        description={t('experts-search-hint')}
        value={q}
        onChange={event => setQ(event.currentTarget.value)}
      />
      {experts.error && <ErrorNotice error={experts.error} retry={() => void experts.refetch()} />}
      {experts.data && free.length === 0 && <p className="nc-soft">{t('experts-none')}</p>}
      <ul className="nc-list nc-stack-tight">
        {free.map(one => (
          <li key={one.id} className="nc-row">
            <Button
              size="compact-sm"
              variant="outline"
              aria-label={t('experts-add', { name: one.name })}
              onClick={() => onPick(one)}
            >
              {t('experts-add-short')}
            </Button>
            <span>
              {fullName(one)}
              {one.affiliation && <span className="nc-small nc-soft"> · {one.affiliation}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

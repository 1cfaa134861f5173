import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { CouncilView, PutMembers } from '@/api/views';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { Composer } from './Composer';
import { membersOf, type Seat, seatsOf } from './composition';
import { Members } from './Members';

/** The broker changes who sits on the council, until scoring begins. */
export function MembersEditor({ view, onDone }: { view: CouncilView; onDone: (next: CouncilView) => void }) {
  const t = useT();
  const [seats, setSeats] = useState<Seat[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
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
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const { data } = await api.put<CouncilView, PutMembers>(
        `/councils/${view.id}/members`,
        { members: membersOf(seats) },
        view.version,
      );
      setSeats(null);
      toast(t('convene-saved'));
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
      <Composer
        rules={view.rule_set.composition}
        seats={seats}
        onChange={change => setSeats(old => change(old ?? []))}
      />
      {error !== null && <ErrorNotice error={error} />}
      <div className="nc-row">
        <Button onClick={() => void save()} loading={busy}>
          {t('convene-save')}
        </Button>
        <Button variant="default" onClick={() => setSeats(null)}>
          {t('back-out')}
        </Button>
      </div>
    </section>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { CouncilView, PutMembers } from '@/api/views';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { Composer } from './Composer';
import { type Failure, membersOf, type Seat, seatsOf } from './composition';
import { Members } from './Members';

/** The broker changes who sits on the council, until scoring begins. */
export function MembersEditor({ view, onDone }: { view: CouncilView; onDone: (next: CouncilView) => void }) {
  const t = useT();
  const [seats, setSeats] = useState<Seat[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
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
    setFailure(null);
    try {
      const { data } = await api.put<CouncilView, PutMembers>(
        `/councils/${view.id}/members`,
        { members: membersOf(seats) },
        view.version,
      );
      setSeats(null);
      toast(t('convene-saved'));
      onDone(data);
    } catch (error) {
      setFailure({ error, sent: seats });
    } finally {
      setBusy(false);
    }
  };

  const backOut = () => {
    setSeats(null);
    setFailure(null);
  };

  return (
    <section className="nc-card nc-stack" aria-labelledby="members-edit">
      <h2 id="members-edit">{t('members-change')}</h2>
      <Composer
        rules={view.rule_set.composition}
        seats={seats}
        blind={view.blind}
        failure={failure}
        onChange={change => setSeats(old => change(old ?? []))}
      />
      <div className="nc-row">
        <Button onClick={() => void save()} loading={busy}>
          {t('convene-save')}
        </Button>
        <Button variant="default" onClick={backOut}>
          {t('back-out')}
        </Button>
      </div>
    </section>
  );
}

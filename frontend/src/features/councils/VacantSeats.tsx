import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import type { CouncilMemberView, CouncilView, ExpertView, PutMembers } from '@/api/views';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { fullName } from '@/parts/person';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { membersOf, seatOf, seatsOf } from './composition';
import { ExpertPicker } from './ExpertPicker';
import { takesSheets } from './stages';

export interface VacantSeatsProps {
  view: CouncilView;
  onDone: (next: CouncilView) => void;
}

/** While a council judges everybody stays; only the seat of somebody who left may be taken by another one. */
export function VacantSeats({ view, onDone }: VacantSeatsProps) {
  const t = useT();
  const [filling, setFilling] = useState<string | null>(null);
  const vacant = takesSheets(view) ? view.members.filter(one => one.vacant) : [];
  if (vacant.length === 0) return null;
  return (
    <section className="nc-card nc-stack" aria-labelledby="council-vacant">
      <h2 id="council-vacant">{t('vacant-title')}</h2>
      <p className="nc-measure">{t('vacant-lead')}</p>
      <ul className="nc-list nc-stack">
        {vacant.map(seat => (
          <li key={seat.id} className="nc-stack">
            <div className="nc-row-between">
              <span>
                <strong>{t(`council-role-${seat.role}`)}</strong>
                <span className="nc-small nc-soft nc-block">
                  {[
                    seat.represents && t(`represents-${seat.represents}`),
                    t('vacant-left', { name: fullName(seat.person) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {filling !== seat.id && (
                <Button variant="outline" onClick={() => setFilling(seat.id)}>
                  {t('vacant-fill')}
                </Button>
              )}
            </div>
            {filling === seat.id && (
              <Filling view={view} seat={seat} onDone={onDone} onCancel={() => setFilling(null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filling({
  view,
  seat,
  onDone,
  onCancel,
}: VacantSeatsProps & { seat: CouncilMemberView; onCancel: () => void }) {
  const t = useT();
  const [expert, setExpert] = useState<ExpertView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const save = async (newcomer: ExpertView) => {
    setBusy(true);
    setError(null);
    try {
      const { data } = await api.put<CouncilView, PutMembers>(
        `/councils/${view.id}/members`,
        { members: membersOf([...seatsOf(view), seatOf(newcomer, seat.role, seat.represents)]) },
        view.version,
      );
      toast(t('vacant-filled'));
      onDone(data);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const stale = error instanceof ApiError && error.isConflict;
  return (
    <div className="nc-stack">
      {expert ? (
        <Notice tone="info" title={fullName(expert)}>
          <p>{t('vacant-effect', { role: t(`council-role-${seat.role}`) })}</p>
        </Notice>
      ) : (
        <>
          {view.blind && <p className="nc-measure">{t('members-blind-note')}</p>}
          <ExpertPicker taken={view.members.map(one => one.person.id)} onPick={setExpert} />
        </>
      )}
      {stale ? (
        <Notice tone="warn" live>
          <p>{t('action-stale')}</p>
        </Notice>
      ) : (
        error !== null && <ErrorNotice error={error} />
      )}
      <div className="nc-row">
        {expert && (
          <Button loading={busy} onClick={() => void save(expert)}>
            {t('vacant-confirm')}
          </Button>
        )}
        <Button variant="default" onClick={expert ? () => setExpert(null) : onCancel}>
          {t(expert ? 'vacant-other' : 'back-out')}
        </Button>
      </div>
    </div>
  );
}

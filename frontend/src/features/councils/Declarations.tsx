import { Button, Radio, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { CouncilView, Declare, MyDeclarations } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { Dialog } from '@/parts/Dialog';
import { useGo } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

type Said = Record<string, { conflict: boolean | null; note: string }>;

/** Before anything is read: one word about every competing organisation. */
export function Declarations({ view, declared }: { view: CouncilView; declared: boolean }) {
  const t = useT();
  const path = `/councils/${view.id}/conflicts`;
  const mine = useResource<MyDeclarations>(path);
  const form = (
    <Loaded query={mine} lines={3}>
      {answer => <DeclarationForm key={answer.member_id} council={view} answer={answer} />}
    </Loaded>
  );
  if (declared) {
    return (
      <details className="nc-card">
        <summary>{t('conflicts-declared')}</summary>
        <div className="nc-stack nc-declarations">{form}</div>
      </details>
    );
  }
  return (
    <section className="nc-card nc-stack" aria-labelledby="council-conflicts">
      <h2 id="council-conflicts">{t('conflicts-title')}</h2>
      {form}
    </section>
  );
}

function DeclarationForm({ council, answer }: { council: CouncilView; answer: MyDeclarations }) {
  const t = useT();
  const councilId = council.id;
  const go = useGo();
  const cache = useCache();
  const [said, setSaid] = useState<Said>(() =>
    Object.fromEntries(
      answer.declarations.map(one => [
        one.organisation.id,
        { conflict: one.has_conflict ?? null, note: one.note ?? '' },
      ]),
    ),
  );
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const set = (id: string, patch: Partial<Said[string]>) =>
    setSaid(old => ({ ...old, [id]: { conflict: null, note: '', ...old[id], ...patch } }));
  const whole = answer.declarations.every(one => typeof said[one.organisation.id]?.conflict === 'boolean');
  const conflicts = answer.declarations.filter(one => said[one.organisation.id]?.conflict);

  const declare = async () => {
    setBusy(true);
    setError(null);
    try {
      const declarations = answer.declarations.map(one => ({
        organisation_id: one.organisation.id,
        has_conflict: said[one.organisation.id]?.conflict === true,
        note: said[one.organisation.id]?.note.trim() || null,
      }));
      const next = await api.post<MyDeclarations, Declare>(
        `/councils/${councilId}/conflicts`,
        { declarations },
        { intent: intent.current },
      );
      setAsking(false);
      toast(t('conflicts-done'));
      if (next.status === 'recused') {
        go(places.councils);
        void cache.stale('/councils', '/me/tasks');
      } else {
        cache.put(`/councils/${councilId}/conflicts`, next);
        void cache.stale(`/councils/${councilId}`, '/me/tasks');
      }
    } catch (problem) {
      setAsking(false);
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-stack"
      onSubmit={event => {
        event.preventDefault();
        if (!whole || busy) return;
        if (conflicts.length > 0) setAsking(true);
        else void declare();
      }}
    >
      <p className="nc-measure">{t('conflicts-lead')}</p>
      <p className="nc-measure">{t(council.blind ? 'conflicts-order-blind' : 'conflicts-order')}</p>
      {error !== null && <ErrorNotice error={error} />}
      <ul className="nc-list nc-stack">
        {answer.declarations.map(({ organisation }) => {
          const one = said[organisation.id];
          return (
            <li key={organisation.id} className="nc-stack-tight nc-declaration">
              <Radio.Group
                label={<Text of={organisation.name} />}
                value={one?.conflict === null || one === undefined ? '' : one.conflict ? 'yes' : 'no'}
                onChange={value => set(organisation.id, { conflict: value === 'yes' })}
              >
                <div className="nc-row">
                  <Radio value="no" label={t('conflict-none')} />
                  <Radio value="yes" label={t('conflict-some')} />
                </div>
              </Radio.Group>
              {one?.conflict && (
                <Textarea
                  label={t('conflict-note')}
                  value={one.note}
                  maxLength={1000}
                  autosize
                  onChange={event => set(organisation.id, { note: event.currentTarget.value })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {conflicts.length > 0 && (
        <Notice tone="warn">
          <p>{t('conflicts-leave')}</p>
        </Notice>
      )}
      <ActingNote />
      <div>
        <Button type="submit" disabled={!whole} loading={busy}>
          {t('conflicts-send')}
        </Button>
      </div>
      {asking && (
        <Dialog title={t('conflicts-send')} onClose={() => setAsking(false)}>
          <div className="nc-stack">
            <p>{t('conflicts-leave')}</p>
            <div className="nc-row nc-dialog-buttons">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('back-out')}
              </Button>
              <Button color="red" loading={busy} onClick={() => void declare()}>
                {t('conflicts-confirm')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </form>
  );
}

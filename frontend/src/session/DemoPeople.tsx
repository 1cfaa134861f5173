import { useState } from 'react';
import type { DemoPerson } from '@/api/views';
import { ErrorNotice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { signInAs } from './session';

export function DemoPeople({
  people,
  onDone,
}: {
  people: DemoPerson[];
  onDone: (samePerson: boolean) => void;
}) {
  const t = useT();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const enter = async (key: string) => {
    setBusy(key);
    setError(null);
    try {
      onDone((await signInAs(key)).samePerson);
    } catch (problem) {
      setError(problem);
      setBusy(null);
    }
  };
  return (
    <div className="nc-stack">
      <p className="nc-soft">{t('demo-people-lead')}</p>
      {error !== null && <ErrorNotice error={error} />}
      <ul className="nc-list nc-people">
        {people.map(person => (
          <li key={person.key}>
            <button
              type="button"
              className="nc-person-card"
              disabled={busy !== null}
              onClick={() => void enter(person.key)}
            >
              <span className="nc-strong">{person.name}</span>
              <span className="nc-small">{t.of(person.role)}</span>
              <span className="nc-small nc-soft">{t.of(person.organisation)}</span>
              <span className="nc-small nc-person-can">{t.of(person.can)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

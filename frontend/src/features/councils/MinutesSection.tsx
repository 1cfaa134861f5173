import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { useResource } from '@/api/query';
import type { CouncilView, Grade, Minutes, RankingView } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { ErrorNotice } from '@/parts/Notice';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';

interface Props {
  view: CouncilView;
  keeps: boolean;
  onDone: (next: CouncilView) => void;
}

const GRADES: Grade[] = ['excellent', 'pass', 'fail'];
const NONE = 'none';

/** What was said, what is recommended and how the members voted. */
export function MinutesSection({ view, keeps, onDone }: Props) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { minutes } = view;
  return (
    <section className="nc-card nc-stack" aria-labelledby="council-minutes">
      <h2 id="council-minutes">{t('minutes-title')}</h2>
      {minutes && !editing && <MinutesShown view={view} minutes={minutes} />}
      {!minutes && !keeps && <p className="nc-soft">{t('minutes-none')}</p>}
      {keeps && !view.meeting && <p className="nc-soft">{t('minutes-after-meeting')}</p>}
      {keeps && view.meeting && (!minutes || editing) && (
        <MinutesForm
          view={view}
          onDone={next => {
            setEditing(false);
            onDone(next);
          }}
        />
      )}
      {keeps && minutes && !editing && (
        <div>
          <Button variant="outline" onClick={() => setEditing(true)}>
            {t('minutes-change')}
          </Button>
        </div>
      )}
    </section>
  );
}

function MinutesShown({ view, minutes }: { view: CouncilView; minutes: Minutes }) {
  const t = useT();
  const { winner, grade } = minutes.recommendation;
  const subject = view.subjects.find(one => one.id === winner);
  return (
    <>
      <p className="nc-prose">{minutes.text}</p>
      <dl className="nc-facts">
        <dt>{t('minutes-recommendation')}</dt>
        <dd className="nc-strong">
          {grade && t(`grade-${grade}`)}
          {subject && (
            <>
              <span className="nc-code">{subject.code}</span> <Text of={subject.title} />
            </>
          )}
          {!grade && !winner && t('minutes-nobody')}
        </dd>
        <dt>{t('minutes-votes')}</dt>
        <dd>{t('minutes-counted', { ...minutes.votes })}</dd>
      </dl>
    </>
  );
}

function MinutesForm({ view, onDone }: Omit<Props, 'keeps'>) {
  const t = useT();
  const graded = view.kind === 'acceptance';
  const ranking = useResource<RankingView>(`/challenges/${view.challenge.id}/ranking`, { council: view.id });
  // Until somebody chooses, the form offers what follows from the sheets.
  const first = ranking.data?.computed.find(one => one.passed && one.rank === 1);
  const follows = ranking.data ? (graded ? (ranking.data.grade ?? '') : (first?.subject_id ?? NONE)) : '';
  const written = view.minutes?.recommendation;
  const [text, setText] = useState(view.minutes?.text ?? '');
  const [chosen, setChosen] = useState<string | null>(
    written ? (written.grade ?? written.winner ?? NONE) : null,
  );
  const [votes, setVotes] = useState(view.minutes?.votes ?? { for: 0, against: 0, abstain: 0 });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const recommended = chosen ?? follows;
  const present = view.meeting?.present.length ?? 0;
  const fields = error instanceof ApiError ? error.fields : [];
  const problemOf = (name: string) => fields.find(one => one.pointer.startsWith(`/${name}`))?.message;

  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const recommendation: Minutes['recommendation'] = graded
        ? { grade: GRADES.find(one => one === recommended) ?? null }
        : recommended === NONE
          ? { none: true }
          : { winner: recommended };
      const { data } = await api.put<CouncilView, Minutes>(
        `/councils/${view.id}/minutes`,
        { text, recommendation, votes },
        view.version,
      );
      toast(t('minutes-saved'));
      onDone(data);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-stack"
      onSubmit={event => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <ErrorSummary
        errors={fields.map(one => ({
          field: `minutes-${one.pointer.split('/')[1] ?? ''}`,
          message: one.message,
        }))}
      />
      {error !== null && fields.length === 0 && <ErrorNotice error={error} />}
      <Textarea
        id="minutes-text"
        label={t('minutes-text')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        error={problemOf('text')}
        maxLength={20_000}
        autosize
        minRows={6}
        required
      />
      <NativeSelect
        id="minutes-recommendation"
        label={t('minutes-recommendation')}
        description={t('minutes-follows')}
        error={problemOf('recommendation')}
        value={recommended}
        onChange={event => setChosen(event.currentTarget.value)}
        data={
          graded
            ? [
                { value: '', label: t('minutes-choose') },
                ...GRADES.map(value => ({ value, label: t(`grade-${value}`) })),
              ]
            : [
                { value: '', label: t('minutes-choose') },
                ...view.subjects.map(one => ({
                  value: one.id,
                  label: [one.code, t.of(one.title)].filter(Boolean).join(' '),
                })),
                { value: NONE, label: t('minutes-nobody') },
              ]
        }
      />
      <div className="nc-votes" id="minutes-votes" tabIndex={-1}>
        {(['for', 'against', 'abstain'] as const).map(side => (
          <NumberInput
            key={side}
            label={t(`minutes-${side}`)}
            value={votes[side] ?? 0}
            min={0}
            max={99}
            allowDecimal={false}
            onChange={value => setVotes(old => ({ ...old, [side]: typeof value === 'number' ? value : 0 }))}
          />
        ))}
      </div>
      <p className="nc-small nc-soft">{t('minutes-present', { count: present })}</p>
      <ActingNote />
      <div>
        <Button type="submit" loading={busy} disabled={!text.trim() || !recommended}>
          {t('minutes-save')}
        </Button>
      </div>
    </form>
  );
}

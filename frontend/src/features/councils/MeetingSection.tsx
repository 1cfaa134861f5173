import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import { Intent } from '@/api/intent';
import type { CouncilView, MeetingMode, RecordMeeting } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { DayInput } from '@/parts/DateTimeInput';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { ErrorNotice } from '@/parts/Notice';
import { fullName } from '@/parts/person';
import { Day } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';

interface Props {
  view: CouncilView;
  /** Whether the reader keeps the council's papers now. */
  keeps: boolean;
  onDone: (next: CouncilView) => void;
}

/** Who met, when and how. */
export function MeetingSection({ view, keeps, onDone }: Props) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { meeting } = view;
  return (
    <section className="nc-card nc-stack" aria-labelledby="council-meeting">
      <h2 id="council-meeting">{t('meeting-title')}</h2>
      {meeting && !editing && (
        <dl className="nc-facts">
          <dt>{t('meeting-held-on')}</dt>
          <dd>
            <Day on={meeting.held_on} /> · {t.or(`meeting-mode-${meeting.mode}`, meeting.mode)}
          </dd>
          <dt>{t('meeting-present', { count: meeting.present.length })}</dt>
          <dd>
            {view.members
              .filter(one => meeting.present.includes(one.id))
              .map(one => fullName(one.person))
              .join(', ')}
          </dd>
          {meeting.notes && (
            <>
              <dt>{t('meeting-notes')}</dt>
              <dd className="nc-prose">{meeting.notes}</dd>
            </>
          )}
        </dl>
      )}
      {!meeting && !keeps && <p className="nc-soft">{t('meeting-none')}</p>}
      {keeps && (!meeting || editing) && (
        <MeetingForm
          view={view}
          onDone={next => {
            setEditing(false);
            onDone(next);
          }}
        />
      )}
      {keeps && meeting && !editing && (
        <div>
          <Button variant="outline" onClick={() => setEditing(true)}>
            {t('meeting-again')}
          </Button>
        </div>
      )}
    </section>
  );
}

function MeetingForm({ view, onDone }: Omit<Props, 'keeps'>) {
  const t = useT();
  const modes = view.rule_set.procedure.meeting_modes;
  const [heldOn, setHeldOn] = useState<string | null>(view.meeting?.held_on ?? view.meeting_on ?? null);
  const [mode, setMode] = useState<MeetingMode>(view.meeting?.mode ?? modes[0] ?? 'in_person');
  const [present, setPresent] = useState<string[]>(view.meeting?.present ?? []);
  const [notes, setNotes] = useState(view.meeting?.notes ?? '');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const fields = error instanceof ApiError ? error.fields : [];

  const record = async () => {
    if (!heldOn) return;
    setBusy(true);
    setError(null);
    try {
      const body: RecordMeeting = {
        held_on: heldOn,
        mode,
        present,
        ...(notes.trim() ? { notes: notes.trim() } : {}),
      };
      const next = await api.post<CouncilView>(`/councils/${view.id}/meetings`, body, {
        intent: intent.current,
      });
      toast(t('meeting-recorded'));
      onDone(next);
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
        if (!busy && heldOn) void record();
      }}
    >
      <ErrorSummary
        errors={fields.map(one => ({
          field: `meeting-${one.pointer.split('/')[1] ?? ''}`,
          message: one.message,
        }))}
      />
      {error !== null && fields.length === 0 && <ErrorNotice error={error} />}
      <DayInput label={t('meeting-held-on')} value={heldOn} onChange={setHeldOn} required />
      <NativeSelect
        id="meeting-mode"
        label={t('meeting-mode')}
        value={mode}
        onChange={event => setMode(event.currentTarget.value as MeetingMode)}
        data={modes.map(value => ({ value, label: t(`meeting-mode-${value}`) }))}
      />
      <Checkbox.Group label={t('meeting-who')} value={present} onChange={setPresent}>
        <div className="nc-stack-tight nc-boxes">
          {view.members
            .filter(one => one.status === 'active')
            .map(one => (
              <Checkbox
                key={one.id}
                value={one.id}
                label={`${fullName(one.person)} (${t(`council-role-${one.role}`)})`}
              />
            ))}
        </div>
      </Checkbox.Group>
      <Textarea
        id="meeting-notes"
        label={t('meeting-notes')}
        value={notes}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={event => setNotes(event.currentTarget.value)}
      />
      <ActingNote />
      <div>
        <Button type="submit" loading={busy} disabled={!heldOn || present.length === 0}>
          {t('meeting-record')}
        </Button>
      </div>
    </form>
  );
}

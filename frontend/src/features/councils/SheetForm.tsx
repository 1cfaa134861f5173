import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useCache } from '@/api/query';
import type { CouncilView, Score, SheetView } from '@/api/views';
import { Notice } from '@/parts/Notice';
import { mostPoints } from '@/parts/RuleSetPanel';
import { SaveMark } from '@/parts/SaveMark';
import { Moment } from '@/parts/Shown';
import { TransitionBar } from '@/parts/TransitionBar';
import { useAutosave } from '@/parts/use-autosave';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { CriterionCard } from './CriterionCard';
import { ProgressBar } from './ProgressBar';
import { takesSheets } from './stages';

interface Content {
  scores: SheetView['scores'];
  comment: string;
}

const contentOf = (sheet: SheetView): Content => ({ scores: sheet.scores, comment: sheet.comment ?? '' });

/** The sheet's criteria; every change is saved, handing in is a step of its own. */
export function SheetForm({ council, sheet }: { council: CouncilView; sheet: SheetView }) {
  const t = useT();
  const format = useFormat();
  const cache = useCache();
  const path = `/councils/${council.id}/sheets/${sheet.subject_id}`;
  const rules = council.rule_set;
  const latest = useRef(sheet);
  const form = useRef<HTMLDivElement>(null);
  const code = council.subjects.find(one => one.id === sheet.subject_id)?.code ?? '';
  const saving = useAutosave<Content>({
    path,
    initial: contentOf(sheet),
    version: sheet.version,
    title: t('sheet-title', { code }),
    delay: 500,
    read: answer => {
      latest.current = answer as SheetView;
      return { version: latest.current.version, content: contentOf(latest.current) };
    },
    onSaved: () => cache.put(path, latest.current),
  });
  const open = sheet.status === 'draft' && takesSheets(council);
  const { scores, comment } = open ? saving.content : contentOf(sheet);
  const problems = saving.state.kind === 'refused' ? saving.state.error.fields : [];
  const gaps = sheet.missing ?? [];
  const gapAt = (pointer: string) => gaps.some(one => one.pointer === pointer);
  const given = rules.criteria.filter(one => {
    const score = scores[one.key];
    return one.scale === 'points' ? typeof score?.points === 'number' : Boolean(score?.grade);
  });
  const total = given.reduce((sum, one) => sum + (scores[one.key]?.points ?? 0), 0);
  const set = (key: string, patch: Score) =>
    saving.change(old => ({ ...old, scores: { ...old.scores, [key]: { ...old.scores[key], ...patch } } }));

  // Enter in a field of points goes on to the next criterion, as on an adding machine.
  const goOn = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input[data-points]') ?? [])];
    const next = fields[fields.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  };

  if (saving.conflict) {
    const { mine, theirs } = saving.conflict;
    return (
      <Notice tone="warn" live title={t('conflict-title')}>
        <p>{t('conflict-elsewhere')}</p>
        <p className="nc-row">
          <button type="button" className="nc-sort" onClick={() => saving.resolve(mine)}>
            {t('conflict-keep-mine')}
          </button>
          <button type="button" className="nc-sort" onClick={() => saving.resolve(theirs)}>
            {t('conflict-take-theirs')}
          </button>
        </p>
      </Notice>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only shortens the way between the fields inside
    <div className="nc-stack" ref={form} onKeyDown={goOn}>
      <div className="nc-sheet-head">
        <div className="nc-row-between">
          <ProgressBar label={t('sheet-criteria')} done={given.length} total={rules.criteria.length} />
          {council.kind === 'selection' ? (
            <p className="nc-sheet-total" aria-live="polite">
              {t('sheet-total', { total: format.number(total), most: format.number(mostPoints(rules)) })}
            </p>
          ) : (
            sheet.grade && <p className="nc-sheet-total">{t(`grade-${sheet.grade}`)}</p>
          )}
        </div>
        {open && <SaveMark state={saving.state} retry={saving.retry} />}
      </div>
      {open && <p className="nc-small nc-soft">{t('sheet-hint')}</p>}
      {sheet.submitted_at && sheet.status === 'submitted' && (
        <Notice tone="good">
          <p>
            {t('sheet-submitted-at')} <Moment at={sheet.submitted_at} />
          </p>
        </Notice>
      )}
      {rules.criteria.map(criterion => (
        <CriterionCard
          key={criterion.key}
          criterion={criterion}
          step={rules.points_step ?? 1}
          share={criterion.max / (mostPoints(rules) || 1)}
          score={scores[criterion.key] ?? {}}
          readOnly={!open}
          demanded={gapAt(`/scores/${criterion.key}/comment`)}
          problem={problems.find(one => one.pointer.startsWith(`/scores/${criterion.key}`))?.message}
          onChange={patch => set(criterion.key, patch)}
        />
      ))}
      <div className="nc-card">
        <Textarea
          label={t('sheet-comment')}
          description={gapAt('/comment') ? t('comment-demanded') : t('comment-read-by')}
          value={comment}
          readOnly={!open}
          maxLength={4000}
          autosize
          minRows={3}
          onChange={event => {
            const { value } = event.currentTarget;
            saving.change(old => ({ ...old, comment: value }));
          }}
        />
      </div>
      <TransitionBar<SheetView>
        noun="sheet"
        path={path}
        version={sheet.version}
        actions={sheet.allowed_actions}
        onDone={next => {
          cache.put(path, next);
          void cache.stale(`/councils/${council.id}`, '/councils', '/me/tasks');
        }}
        onStale={() => void cache.stale(path)}
      />
      <Revisions sheet={sheet} />
    </div>
  );
}

function Revisions({ sheet }: { sheet: SheetView }) {
  const t = useT();
  if (!sheet.revisions?.length) return null;
  return (
    <details>
      <summary>{t('sheet-revisions', { count: sheet.revisions.length })}</summary>
      <ul>
        {sheet.revisions.map(one => (
          <li key={one.at}>
            <Moment at={one.at} />: {one.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

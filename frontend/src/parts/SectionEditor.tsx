import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { FieldProblem, Section } from '@/api/views';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Notice } from './Notice';
import { SaveMark } from './SaveMark';
import { type Autosave, type Conflict, type Saved, useAutosave } from './use-autosave';

export interface SectionFieldsProps<C> {
  content: C;
  change: Autosave<C>['change'];
  /** Problems the server found, by pointer. */
  problems: FieldProblem[];
}

export interface SectionEditorProps<C> {
  /** Resource of the section, e.g. `/challenges/{id}/sections/problem`. */
  path: string;
  section: Section<C>;
  title: string;
  hint?: ReactNode;
  example?: ReactNode;
  /** What the completeness check misses here. */
  missing?: string[];
  /** Whether characters are counted against the section's limit; a table's fields have limits of their own. */
  counted?: boolean;
  /** Characters written, when the section has a limit; by default the longer of the two languages of `text`. */
  length?: (content: C) => number;
  /** The content as plain text, to compare two versions. */
  asText: (content: C) => string;
  children: (fields: SectionFieldsProps<C>) => ReactNode;
  /** How the piece is read and written, when it is not a section of the API's. */
  read?: (answer: unknown) => Saved<C>;
  toBody?: (content: C) => unknown;
  onSaved?: (answer: Saved<C>) => void;
}

function longest(content: unknown): number {
  const text = (content as { text?: { vi?: string | null; en?: string | null } | null }).text;
  return Math.max(text?.vi?.length ?? 0, text?.en?.length ?? 0);
}

/** One section of a long document: heading, hint, fields, and saving that nobody has to think of. */
export function SectionEditor<C>(props: SectionEditorProps<C>) {
  const { path, section, title, hint, example, missing = [], counted = true, children, asText } = props;
  const t = useT();
  const format = useFormat();
  const id = useId();
  const saving = useAutosave<C>({
    path,
    initial: section.content,
    version: section.version,
    title,
    ...(props.read ? { read: props.read } : {}),
    ...(props.toBody ? { toBody: props.toBody } : {}),
    ...(props.onSaved ? { onSaved: props.onSaved } : {}),
  });
  const used = (props.length ?? longest)(saving.content);
  const limit = counted ? section.limit : 0;
  const over = limit > 0 && used > limit;
  const problems = saving.state.kind === 'refused' ? saving.state.error.fields : [];

  return (
    <section className="nc-section nc-card" id={`section-${section.key}`} aria-labelledby={id}>
      <div className="nc-row-between">
        <h2 id={id} className="nc-section-title">
          {title}
          {section.required && <span className="nc-required"> {t('required')}</span>}
        </h2>
        <SaveMark state={saving.state} retry={saving.retry} />
      </div>
      {hint && <div className="nc-soft nc-small nc-measure">{hint}</div>}
      {example && (
        <details className="nc-small">
          <summary>{t('example')}</summary>
          <div className="nc-measure">{example}</div>
        </details>
      )}
      {missing.length > 0 && (
        <ul className="nc-missing">
          {missing.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {saving.conflict ? (
        <ConflictPanel conflict={saving.conflict} asText={asText} resolve={saving.resolve} />
      ) : (
        children({ content: saving.content, change: saving.change, problems })
      )}
      {limit > 0 && (
        <p
          className={`nc-small nc-counter ${over ? 'is-over' : 'nc-soft'}`}
          role={over ? 'alert' : undefined}
        >
          {over
            ? t('length-over', { over: format.number(used - limit) })
            : t('length-used', { used: format.number(used), limit: format.number(limit) })}
        </p>
      )}
    </section>
  );
}

function ConflictPanel<C>({
  conflict,
  asText,
  resolve,
}: {
  conflict: Conflict<C>;
  asText: (content: C) => string;
  resolve: (content: C) => void;
}) {
  const t = useT();
  return (
    <div className="nc-stack">
      <Notice tone="warn" live title={t('conflict-title')}>
        <p>{conflict.theirName ? t('conflict-by', { name: conflict.theirName }) : t('conflict-elsewhere')}</p>
      </Notice>
      <div className="nc-conflict">
        <div>
          <h3>{t('conflict-mine')}</h3>
          <div className="nc-conflict-text">{asText(conflict.mine)}</div>
          <Button onClick={() => resolve(conflict.mine)}>{t('conflict-keep-mine')}</Button>
        </div>
        <div>
          <h3>{t('conflict-theirs')}</h3>
          <div className="nc-conflict-text">{asText(conflict.theirs)}</div>
          <Button variant="outline" onClick={() => resolve(conflict.theirs)}>
            {t('conflict-take-theirs')}
          </Button>
        </div>
      </div>
    </div>
  );
}

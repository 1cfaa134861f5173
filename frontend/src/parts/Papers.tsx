import { Radio } from '@mantine/core';
import { useId } from 'react';
import { useCache } from '@/api/query';
import type { AttachmentView, PaperView } from '@/api/views';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { AttachmentList } from './AttachmentList';
import { FileLink } from './FileLink';
import { Notice } from './Notice';
import { Moment } from './Shown';

/** Where a signed paper is laid up, and of which kinds it may be. */
export interface LayUp {
  uploadTo: string;
  purpose: 'decision' | 'agreement';
  accept: string;
  hint: string;
  onLaidUp: (paper: PaperView) => void;
}

/**
 * The paper that goes on record: the one that was chosen, or the only one there is to choose. What was chosen may
 * have gone since, or a form may have been kept on the device from a day when it was there.
 */
export function paperToSign(papers: PaperView[], chosen: unknown): PaperView | undefined {
  const open = papers.filter(one => one.signable);
  return open.find(one => one.id === chosen) ?? (open.length === 1 ? open[0] : undefined);
}

/** Shows a paper where it was laid up without waiting for the server to be asked again. */
export function useLaidUp<V extends { laid_up: PaperView[] }>(path: string, view: V) {
  const cache = useCache();
  return (paper: PaperView) => {
    cache.put<V>(path, { ...view, laid_up: [...view.laid_up, paper] });
    void cache.stale(path);
  };
}

/** What the server will say of a file that this reader has just laid up. */
function useOwn(signable: boolean) {
  const { id, name } = useMe();
  return (file: AttachmentView): PaperView => ({ ...file, prepared_by: { id, name }, signable });
}

const whereOf = ({ onLaidUp, ...where }: LayUp) => where;

/** Who laid a paper up, and when. */
function Prepared({ paper }: { paper: PaperView }) {
  const t = useT();
  return (
    <>
      {paper.prepared_by ? t('paper-prepared-by', { name: paper.prepared_by.name }) : t('paper-prepared')}{' '}
      <Moment at={paper.uploaded_at} zone={false} />
    </>
  );
}

export interface PapersProps {
  papers: PaperView[];
  /** For whoever prepares; without it the papers are only shown. */
  layUp?: LayUp | undefined;
  heading?: 'h2' | 'h3';
}

/** The signed papers that wait for whoever puts them on record, and the way to lay one up for those who prepare. */
export function Papers({ papers, layUp, heading: Heading = 'h2' }: PapersProps) {
  const t = useT();
  const own = useOwn(false);
  if (papers.length === 0 && !layUp) return null;
  return (
    <div className="nc-card nc-stack-tight">
      <Heading>{t('papers-title')}</Heading>
      {layUp && <p className="nc-measure">{t('papers-lead')}</p>}
      <AttachmentList
        label={t('papers-title')}
        items={papers}
        beside={paper => (
          <span className="nc-small nc-soft nc-prepared">
            <Prepared paper={paper} />
          </span>
        )}
        {...(layUp && { ...whereOf(layUp), onUploaded: file => layUp.onLaidUp(own(file)) })}
      />
    </div>
  );
}

export interface PaperChoiceProps {
  label: string;
  papers: PaperView[];
  /** What `paperToSign` says. */
  chosen: PaperView | undefined;
  onChoose: (id: string) => void;
  /** Whoever lays a paper up may not put it on record. */
  apart: boolean;
  layUp: LayUp;
  error?: string | undefined;
}

/**
 * For whoever puts a signed paper on record: which of those laid up it is. Where one person may do both, a paper is
 * laid up and chosen in one go; where they may not, a colleague has to have laid it up.
 */
export function PaperChoice({ label, papers, chosen, onChoose, apart, layUp, error }: PaperChoiceProps) {
  const t = useT();
  const name = useId();
  const own = useOwn(!apart);
  const waits = apart && !papers.some(one => one.signable);
  const title = (
    <>
      {label} <span className="nc-required">{t('required')}</span>
    </>
  );
  return (
    <div className="nc-stack-tight">
      {papers.length > 0 ? (
        <fieldset className="nc-papers">
          <legend className="nc-label">{title}</legend>
          {papers.map(paper => (
            <Paper
              key={paper.id}
              paper={paper}
              name={name}
              checked={chosen?.id === paper.id}
              onChoose={() => onChoose(paper.id)}
            />
          ))}
        </fieldset>
      ) : (
        <p className="nc-label">{title}</p>
      )}
      {chosen && (
        <p className="nc-small nc-soft nc-hash">
          {t('file-fingerprint')} <code>{chosen.sha256}</code>
        </p>
      )}
      {error && <p className="nc-small nc-bad">{error}</p>}
      {waits && (
        <Notice tone="warn" title={t('papers-colleague-first')}>
          <p>{t('papers-colleague-first-text')}</p>
        </Notice>
      )}
      {(waits || !apart) && (
        <AttachmentList
          {...whereOf(layUp)}
          label={waits ? t('papers-for-colleague') : label}
          hint={waits ? t('papers-for-colleague-hint') : layUp.hint}
          onUploaded={file => {
            layUp.onLaidUp(own(file));
            if (!apart) onChoose(file.id);
          }}
        />
      )}
    </div>
  );
}

/** One paper to choose, or one that stands there with the reason why not. */
function Paper({
  paper,
  name,
  checked,
  onChoose,
}: {
  paper: PaperView;
  name: string;
  checked: boolean;
  onChoose: () => void;
}) {
  const t = useT();
  const me = useMe().id;
  const about = useId();
  return (
    <div className="nc-paper">
      <Radio
        name={name}
        label={paper.file_name}
        aria-describedby={about}
        checked={checked}
        disabled={!paper.signable}
        onChange={onChoose}
      />
      <p id={about} className="nc-small nc-soft">
        <Prepared paper={paper} />
        {!paper.signable && (
          <span className="nc-block">{t(paper.prepared_by?.id === me ? 'paper-own' : 'paper-not-here')}</span>
        )}
      </p>
      <p className="nc-small">
        <FileLink url={paper.url} name={paper.file_name} text={t('paper-open', { name: paper.file_name })} />
      </p>
    </div>
  );
}

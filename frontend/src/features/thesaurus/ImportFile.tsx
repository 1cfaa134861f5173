import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import type { ThesaurusImport } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { useGo } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { ErrorNotice, Notice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { PATH } from './concept';
import { type ProposedChanges, sizeOf, useDraft } from './draft';
import { useVersion } from './use-version';

/** As much as the server takes. */
const LARGEST = 4 * 1024 * 1024;

/** Reads a file in the form of the export; what differs in it goes into the draft. */
export function ImportFile() {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <label className="nc-file-button">
        <Icon name="up" size={16} />
        {t('thesaurus-import')}
        <input
          type="file"
          className="nc-sr"
          accept=".jsonld,.json,application/ld+json"
          onChange={event => {
            setFile(event.currentTarget.files?.[0] ?? null);
            // So that the same file can be chosen again once it is mended.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {file && <ImportDialog file={file} onClose={() => setFile(null)} />}
    </>
  );
}

type Outcome =
  | { kind: 'wrong'; text: string }
  | { kind: 'failed'; error: unknown; document: unknown }
  | { kind: 'read'; view: ThesaurusImport };

function ImportDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const version = useVersion();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = async (): Promise<Outcome> => {
    if (file.size > LARGEST) {
      return { kind: 'wrong', text: t('thesaurus-import-large', { most: format.bytes(LARGEST) }) };
    }
    let document: unknown;
    try {
      document = JSON.parse(await file.text());
    } catch {
      return { kind: 'wrong', text: t('thesaurus-import-unreadable') };
    }
    try {
      return { kind: 'read', view: await api.post<ThesaurusImport>(`${PATH}/import`, document) };
    } catch (error) {
      return { kind: 'failed', error, document };
    }
  };
  const begin = async () => {
    setBusy(true);
    setOutcome(await read());
    setBusy(false);
  };
  return (
    <Dialog title={t('thesaurus-import-title')} size="lg" onClose={onClose}>
      <div className="nc-stack">
        <p>
          <span lang="" className="nc-strong">
            {file.name}
          </span>{' '}
          <span className="nc-soft">({format.bytes(file.size)})</span>
        </p>
        {outcome?.kind === 'wrong' && (
          <Notice tone="bad" live>
            <p>{outcome.text}</p>
          </Notice>
        )}
        {outcome?.kind === 'failed' && <Refused error={outcome.error} document={outcome.document} />}
        {outcome?.kind === 'read' ? (
          <Found view={outcome.view} version={version} onClose={onClose} />
        ) : (
          <>
            <p>{t('thesaurus-import-effect')}</p>
            <div className="nc-row nc-dialog-buttons">
              <Button variant="default" onClick={onClose}>
                {t('back-out')}
              </Button>
              {outcome?.kind !== 'wrong' && (
                <Button loading={busy} onClick={() => void begin()} data-autofocus>
                  {t('thesaurus-import-read')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The concept of a document that a pointer leads to, by its id where it has one, else by its place. */
function memberAt(document: unknown, pointer: string): string | null {
  const place = pointer.match(/^\/@graph\/(\d+)/)?.[1];
  if (place === undefined) return null;
  const members = (document as { '@graph'?: { '@id'?: unknown }[] })['@graph'];
  const id = Array.isArray(members) ? members[Number(place)]?.['@id'] : null;
  return typeof id === 'string' ? id : String(Number(place) + 1);
}

/** Why a file was not taken, and which of its concepts it is about. */
function Refused({ error, document }: { error: unknown; document: unknown }) {
  const t = useT();
  const fields = error instanceof ApiError ? error.fields : [];
  if (fields.length === 0) return <ErrorNotice error={error} />;
  return (
    <Notice tone="bad" title={t('thesaurus-import-problems')} live>
      <ul>
        {fields.map(one => {
          const member = memberAt(document, one.pointer);
          return (
            <li key={`${one.pointer} ${one.message}`}>
              {member && <span className="nc-code">{member}</span>} {one.message}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

/** What of a file differs; where the draft has other words for the same concept, which of them are to hold. */
function Found({
  view,
  version,
  onClose,
}: {
  view: ThesaurusImport;
  version: number | undefined;
  onClose: () => void;
}) {
  const t = useT();
  const go = useGo();
  const { draft, take } = useDraft();
  const [whose, setWhose] = useState<'draft' | 'file'>('draft');
  const mine = new Set([...draft.put.map(one => one.id), ...draft.remove, ...draft.restore]);
  const differing = [...view.put.map(one => one.id), ...view.remove, ...view.restore];
  const both = differing.filter(id => mine.has(id)).length;
  const isMeant = (id: string) => whose === 'file' || !mine.has(id);
  const meant: ProposedChanges = {
    put: view.put.filter(one => isMeant(one.id)),
    remove: view.remove.filter(isMeant),
    restore: view.restore.filter(isMeant),
  };
  const count = sizeOf(meant);
  return (
    <>
      <div role="status">
        <p>{t('thesaurus-import-found', { count: differing.length, same: view.same })}</p>
      </div>
      {view.problems.length > 0 && (
        <Notice tone="warn" title={t('thesaurus-import-problems')}>
          <ul>
            {view.problems.map(one => (
              <li key={`${one.pointer} ${one.code} ${one.message}`}>
                <span className="nc-code">{one.concept}</span> {one.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {both > 0 && (
        <Radio.Group
          label={t('thesaurus-import-both', { count: both })}
          value={whose}
          onChange={value => setWhose(value === 'file' ? 'file' : 'draft')}
        >
          <div className="nc-stack-tight">
            <Radio value="draft" label={t('thesaurus-import-draft')} />
            <Radio value="file" label={t('thesaurus-import-file')} />
          </div>
        </Radio.Group>
      )}
      <div className="nc-row nc-dialog-buttons">
        <Button variant="default" onClick={onClose}>
          {t(count === 0 ? 'close' : 'back-out')}
        </Button>
        {count > 0 && (
          <Button
            disabled={version === undefined}
            onClick={() => {
              if (version === undefined) return;
              take(version, meant);
              toast(t('thesaurus-imported', { count }));
              onClose();
              go(places.thesaurusDraft);
            }}
          >
            {t('thesaurus-import-take', { count })}
          </Button>
        )}
      </div>
    </>
  );
}

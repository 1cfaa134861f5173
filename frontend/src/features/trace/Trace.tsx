import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { Page, TraceEntry, TraceStage, TraceView } from '@/api/views';
import { ChainBridge } from '@/parts/ChainBridge';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { Moment, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { actOf, linesOf, placeOf } from './entry';
import './trace.css';

/** The whole chain of one need on one page, to be read and printed. */
export function Trace() {
  const { challengeId } = useParams({ from: '/trace/$challengeId' });
  return <ChainOf challengeId={challengeId} />;
}

export function ChainOf({ challengeId }: { challengeId: string }) {
  const query = useResource<TraceView>(`/challenges/${challengeId}/trace`);
  return <LoadedPage query={query}>{view => <Chain view={view} />}</LoadedPage>;
}

/** The records of this need that the reader may open: those that their own lists hold. */
function useReadable({ challenge, stages }: TraceView): ReadonlySet<string> {
  const told = stages.flatMap(stage => stage.entries.map(entry => entry.noun));
  const ofNeed = { challenge: challenge.id, limit: 100 };
  const submissions = useResource<Page<{ id: string }>>(
    told.includes('submission') ? '/submissions' : null,
    ofNeed,
  );
  const agreements = useResource<Page<{ id: string }>>(
    told.includes('agreement') ? '/agreements' : null,
    ofNeed,
  );
  const councils = useResource<Page<{ id: string }>>(
    told.includes('council') ? `/challenges/${challenge.id}/councils` : null,
  );
  return new Set(
    [submissions, agreements, councils].flatMap(list => list.data?.items ?? []).map(one => one.id),
  );
}

function Chain({ view }: { view: TraceView }) {
  const t = useT();
  const format = useFormat();
  const readable = useReadable(view);
  const { challenge, stages } = view;
  const here = places.trace(challenge.id);
  const lastDay = (stage: TraceStage) => {
    const last = stage.entries[stage.entries.length - 1];
    return last ? format.date(last.at) : undefined;
  };
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t.of(challenge.title)}
        titleLang={t.langOf(challenge.title)}
        back={{ to: places.challenge(challenge.id), text: t('trace-back') }}
        code={challenge.code}
        lead={t('trace-lead')}
        actions={
          <Button
            variant="outline"
            leftSection={<Icon name="file" size={16} />}
            onClick={() => window.print()}
          >
            {t('trace-print')}
          </Button>
        }
      />
      <ChainBridge
        stages={stages.map(stage => ({
          key: stage.key,
          status: stage.status,
          note: lastDay(stage),
          to: stage.entries.length > 0 ? `${here}#stage-${stage.key}` : undefined,
        }))}
      />
      {stages.map(stage => (
        <Stage key={stage.key} stage={stage} readable={readable} />
      ))}
    </div>
  );
}

function Stage({ stage, readable }: { stage: TraceStage; readable: ReadonlySet<string> }) {
  const t = useT();
  const tone = stage.status === 'done' ? 'good' : stage.status === 'current' ? 'info' : 'quiet';
  return (
    <section id={`stage-${stage.key}`} className="nc-trace-stage" aria-labelledby={`stage-name-${stage.key}`}>
      <h2 id={`stage-name-${stage.key}`} className="nc-row">
        {t(`stage-${stage.key}`)}
        <Badge tone={tone} icon={stage.status === 'done' ? 'check' : 'clock'}>
          {t(`stage-state-${stage.status}`)}
        </Badge>
      </h2>
      {stage.entries.length === 0 ? (
        <p className="nc-soft">{t(stage.status === 'ahead' ? 'trace-ahead' : 'trace-nothing-to-see')}</p>
      ) : (
        <ol className="nc-list nc-trace">
          {stage.entries.map(entry => (
            <li key={`${entry.noun}-${entry.id}-${entry.action}-${entry.at}`}>
              <Entry entry={entry} place={placeOf(entry, readable)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ entry, place }: { entry: TraceEntry; place: string | null }) {
  const t = useT();
  const format = useFormat();
  const act = actOf(t, entry);
  const lines = linesOf(t, format, entry);
  // The order's own title stands above everything; saying it at each step would hide the steps.
  const title = entry.noun === 'challenge' || entry.noun === 'pilot' ? null : entry.title;
  return (
    <>
      <p className="nc-trace-when nc-small nc-soft">
        <Moment at={entry.at} zone={false} />
        {typeof entry.seq === 'number' && (
          <GoLink className="nc-trace-seq" to={places.logRecord(entry.seq)}>
            {t('trace-seq', { seq: format.number(entry.seq, 0) })}
          </GoLink>
        )}
      </p>
      <div className="nc-trace-what">
        <p>
          <strong>{place ? <GoLink to={place}>{act}</GoLink> : act}</strong>
          {title && (
            <>
              {' · '}
              <Text of={title} />
            </>
          )}
          {entry.code && entry.noun !== 'decision' && entry.noun !== 'challenge' && (
            <span className="nc-code nc-small nc-soft"> {entry.code}</span>
          )}
        </p>
        {entry.by && (
          <p className="nc-small">
            {t('trace-by')} <Text of={entry.by.name} />
          </p>
        )}
        {lines.map(line => (
          <p key={line} className="nc-small nc-trace-line">
            {line}
          </p>
        ))}
        {entry.detail?.file_sha256 && (
          <p className="nc-small nc-soft nc-trace-line">
            {t('trace-fingerprint')} <code>{entry.detail.file_sha256}</code>
          </p>
        )}
      </div>
    </>
  );
}

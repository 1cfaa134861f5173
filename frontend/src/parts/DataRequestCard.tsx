import { useCache } from '@/api/query';
import type { DataRequestView } from '@/api/views';
import { endOfDay, useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { Notice } from './Notice';
import { Deadline, Moment } from './Shown';
import { Badge, StatusBadge } from './StatusBadge';
import { TransitionBar } from './TransitionBar';

export interface DataRequestCardProps {
  request: DataRequestView;
  /** What is read again after a step. */
  stale: string[];
  /** Seen by the operator: whose it is, and how much time is left. */
  desk?: boolean;
}

/** What somebody asked for about their data, with its clocks in plain words and what stands in its way. */
export function DataRequestCard({ request, stale, desk = false }: DataRequestCardProps) {
  const t = useT();
  const cache = useCache();
  const { kind, status, person } = request;
  const Heading = desk ? 'h2' : 'h3';
  const again = () => void cache.stale(...stale);
  const what = t(`data-request-kind-${kind}`);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <Heading>{desk ? t('data-request-of', { what, name: person.name }) : what}</Heading>
        <span className="nc-row">
          {request.overdue && (
            <Badge tone="bad" icon="clock">
              {t('data-request-overdue')}
            </Badge>
          )}
          <StatusBadge noun="data_request" status={status} />
        </span>
      </div>
      {desk && person.email && <p className="nc-small nc-address">{person.email}</p>}
      <p className="nc-prose">{request.message}</p>
      <p className="nc-small nc-soft">
        {t('data-request-received')} <Moment at={request.received_at} />
      </p>
      <Clock request={request} desk={desk} />
      {request.reason && (
        <p>
          <span className="nc-strong">{t('reason')}:</span> {request.reason}
        </p>
      )}
      {request.blockers.length > 0 && (
        <Notice tone="warn" title={t('data-request-blockers')}>
          <ul>
            {request.blockers.map(one => (
              <li key={`${one.code}-${one.message}`}>{one.message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <TransitionBar<DataRequestView>
        personal
        noun="data_request"
        about={`${what}, ${person.name}`}
        path={`/data-requests/${request.id}`}
        version={request.version}
        actions={request.allowed_actions}
        called={{ complete: `complete_${kind}` }}
        onDone={again}
        onStale={again}
      />
    </li>
  );
}

/** By when something has to happen, as long as it has not. */
function Clock({ request, desk }: { request: DataRequestView; desk: boolean }) {
  const t = useT();
  const format = useFormat();
  const { status, acknowledged_at, decided_at } = request;
  if (status === 'withdrawn') return null;
  if (decided_at) {
    return (
      <p>
        {t(status === 'refused' ? 'data-request-refused' : 'data-request-completed')}{' '}
        <Moment at={decided_at} />
      </p>
    );
  }
  return (
    <ul className="nc-list">
      <li>
        {acknowledged_at ? (
          <>
            {t('data-request-acknowledged')} <Moment at={acknowledged_at} />
          </>
        ) : (
          t('data-request-acknowledge-by', { day: format.day(request.acknowledge_by) })
        )}
        {desk && !acknowledged_at && <Left day={request.acknowledge_by} />}
      </li>
      <li>
        {t(request.extended ? 'data-request-due-extended' : 'data-request-due', {
          day: format.day(request.due_on),
        })}
        {desk && <Left day={request.due_on} />}
      </li>
    </ul>
  );
}

const Left = ({ day }: { day: string }) => (
  <span className="nc-small">
    {' · '}
    <Deadline at={endOfDay(day)} zone={false} />
  </span>
);

import { useResource } from '@/api/query';
import type { FunnelReport } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import '@/parts/reasons.css';

/** How many came how far, from the match to the award: a list of numbers with a bar to each. */
export function Funnel({ challengeId }: { challengeId: string }) {
  const query = useResource<FunnelReport>(`/challenges/${challengeId}/funnel`);
  return <Loaded query={query}>{report => <Steps report={report} />}</Loaded>;
}

function Steps({ report }: { report: FunnelReport }) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(...report.steps.map(one => one.count ?? 0), 1);
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="desk-funnel">
      <h3 id="desk-funnel">{t('funnel-title')}</h3>
      <ol className="nc-list nc-funnel">
        {report.steps.map(({ key, count, by_invitation }) => (
          <li key={key} className="nc-funnel-step">
            <span>{t(`funnel-${key}`)}</span>
            <span className="nc-reason-bar" aria-hidden="true">
              <span style={{ inlineSize: `${((count ?? 0) / most) * 100}%` }} />
            </span>
            <span className="nc-funnel-count">
              {typeof count === 'number' ? (
                <strong>{format.number(count)}</strong>
              ) : (
                <span className="nc-small nc-soft">{t('funnel-sealed')}</span>
              )}
              {typeof by_invitation === 'number' && (count ?? 0) > 0 && (
                <span className="nc-small nc-soft nc-block">
                  {t('funnel-by-invitation', { count: by_invitation })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {report.silent > 0 && (
        <Notice tone="warn">
          <p>{t('funnel-silent', { count: report.silent })}</p>
        </Notice>
      )}
      {report.declined > 0 && (
        <div className="nc-stack-tight">
          <p className="nc-label">{t('funnel-declined', { count: report.declined })}</p>
          <ul>
            {report.declined_for.map(one => (
              <li key={one.code}>
                {t(`decline-reason-${one.code}`)}: {format.number(one.count)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

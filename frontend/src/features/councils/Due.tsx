import { Fragment } from 'react';
import type { CouncilView } from '@/api/views';
import { Day, Text } from '@/parts/Shown';
import { useT } from '@/texts/use-t';

/** By when the rule set wants each part of the procedure done, and which document says so. */
export function Due({ view }: { view: CouncilView }) {
  const t = useT();
  if (view.due.length === 0) return null;
  return (
    <section className="nc-card nc-stack-tight" aria-labelledby="council-due">
      <h2 id="council-due" className="nc-section-title">
        {t('council-due')}
      </h2>
      <dl className="nc-facts nc-facts-wide">
        {view.due.map(one => (
          <Fragment key={one.kind}>
            <dt>{t(`council-due-${one.kind}`)}</dt>
            <dd>
              <Day on={one.on} />
              <span className="nc-small nc-soft nc-block">
                {[one.source, one.article].filter(Boolean).join(', ')}: <Text of={one.source_title} />
              </span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** What somebody who fills a sheet in has to know of it, in one line. */
export function SheetDue({ view }: { view: CouncilView }) {
  const t = useT();
  const due = view.due.filter(one => one.kind === 'comments');
  if (due.length === 0 && !view.meeting_on) return null;
  return (
    <p className="nc-row nc-small">
      {due.map(one => (
        <span key={one.kind}>
          {t(`council-due-${one.kind}`)}: <Day on={one.on} />
        </span>
      ))}
      {view.meeting_on && (
        <span>
          {t('council-meeting-on')}: <Day on={view.meeting_on} />
        </span>
      )}
    </p>
  );
}

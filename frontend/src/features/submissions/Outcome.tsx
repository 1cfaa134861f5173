import { useResource } from '@/api/query';
import type { CouncilView, DecisionView, Page, SubmissionView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { Day, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const DECIDED: SubmissionView['status'][] = ['awarded', 'reserve', 'not_selected'];

/** What became of a submission, with the reasons and where its sheets can be read. */
export function Outcome({ view }: { view: SubmissionView }) {
  const t = useT();
  const decided = DECIDED.includes(view.status);
  const decisions = useResource<Page<DecisionView>>(
    decided ? `/challenges/${view.challenge.id}/decision` : null,
  );
  const councils = useResource<Page<CouncilView>>(
    decided ? `/challenges/${view.challenge.id}/councils` : null,
  );
  const selection = decisions.data?.items.find(one => one.kind === 'selection');
  const council = councils.data?.items.find(one => one.kind === 'selection' && one.status === 'concluded');
  if (view.status === 'ineligible') {
    return (
      <Notice tone="bad" title={t('outcome-ineligible')}>
        <p>{view.screening_reason ?? t('outcome-no-reason')}</p>
      </Notice>
    );
  }
  if (!decided) return null;
  return (
    <Notice tone={view.status === 'awarded' ? 'good' : 'quiet'} title={t(`submission-status-${view.status}`)}>
      {selection && (
        <>
          <p>
            {t('outcome-decision', { number: selection.number })} <Day on={selection.decided_on} /> ·{' '}
            <Text of={selection.authority.name} />
          </p>
          {selection.reasons && <p>{selection.reasons}</p>}
        </>
      )}
      {council && (
        <p>
          <GoLink to={`${places.council(council.id)}/comparison`}>{t('outcome-sheets')}</GoLink> ·{' '}
          <GoLink to={places.ranking(view.challenge.id, council.id)}>{t('outcome-ranking')}</GoLink>
        </p>
      )}
    </Notice>
  );
}

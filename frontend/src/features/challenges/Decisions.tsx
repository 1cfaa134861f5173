import { useResource } from '@/api/query';
import type { DecisionView, Page } from '@/api/views';
import { FileLink } from '@/parts/FileLink';
import { Icon } from '@/parts/Icon';
import { Day, Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';

/** The words of what was decided; a recognition has but one outcome. */
const OUTCOMES: Partial<Record<DecisionView['kind'], string>> = {
  selection: 'decision-outcome',
  follow_up: 'follow-up',
};

export const useDecisions = (path: string | null) =>
  useResource<Page<DecisionView>>(path && `${path}/decision`);

/** Every signed decision, oldest first, each with its paper. */
export function Decisions({ path, heading: Heading = 'h3' }: { path: string; heading?: 'h2' | 'h3' }) {
  const t = useT();
  const decisions = useDecisions(path).data?.items ?? [];
  if (decisions.length === 0) return null;
  return (
    <section className="nc-stack-tight" aria-labelledby="challenge-decisions">
      <Heading id="challenge-decisions">{t('decisions-title')}</Heading>
      <ol className="nc-list nc-stack">
        {decisions.map(one => (
          <li key={one.id} className="nc-stack-tight">
            <Decided decision={one} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Decided({ decision }: { decision: DecisionView }) {
  const t = useT();
  const { kind, outcome, submission } = decision;
  return (
    <>
      <p className="nc-strong">
        {t(`decision-kind-${kind}`)} <span className="nc-nowrap">{decision.number}</span>
      </p>
      <p className="nc-row nc-small">
        <Day on={decision.decided_on} />
        {OUTCOMES[kind] && <Badge>{t.or(`${OUTCOMES[kind]}-${outcome}`, outcome)}</Badge>}
      </p>
      <p className="nc-small">
        <Text of={decision.authority.name} />
      </p>
      {submission && (
        <p>
          <span className="nc-code">{submission.code}</span> · <Text of={submission.organisation.name} />
        </p>
      )}
      {decision.follows_recommendation === false && <p className="nc-small">{t('decision-departs')}</p>}
      {decision.reasons && <p className="nc-prose nc-small">{decision.reasons}</p>}
      <p className="nc-small">
        <Icon name="file" size={15} />{' '}
        <FileLink url={`/api/v1/attachments/${decision.attachment_id}`} name={t('decision-paper')} />
      </p>
    </>
  );
}

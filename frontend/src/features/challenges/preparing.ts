import { useResource } from '@/api/query';
import type { ChallengeView, Page, ProgrammeView, RuleSet } from '@/api/views';
import { type LayUp, useLaidUp } from '@/parts/Papers';
import { useWho } from '@/session/use-session';
import { preparesFor } from '@/session/who';
import { useT } from '@/texts/use-t';

/** The office that brokers the order's programme; asked for only where the reader may work there. */
export function useBrokerOf(view: ChallengeView): string | undefined {
  const who = useWho();
  const programmes = useResource<Page<ProgrammeView>>(who.broker ? '/programmes' : null);
  return programmes.data?.items.find(one => one.id === view.programme.id)?.broker.id;
}

/** Whether the reader works at the office whose decision the selection is, and may lay its signed paper up. */
export function usePreparesDecision(view: ChallengeView): boolean {
  const { me, office } = useWho();
  const broker = useBrokerOf(view);
  const due = view.status === 'in_evaluation' || view.status === 'awarded';
  const code = view.sections.map(one => one.content.rule_set).find(Boolean);
  const rules = useResource<RuleSet>(due && office && code ? `/rule-sets/${code}` : null);
  if (!due || (code && !rules.data)) return false;
  // Without a rule set the server takes the orderer for the authority.
  const deciding = rules.data?.procedure.decision_authority === 'broker' ? broker : view.orderer.id;
  return deciding !== undefined && preparesFor(me, deciding);
}

/** Where the signed paper of the selection is laid up. */
export function useDecisionPapers(view: ChallengeView): LayUp {
  const t = useT();
  const path = `/challenges/${view.id}`;
  return {
    uploadTo: `${path}/attachments`,
    purpose: 'decision',
    accept: '.pdf,application/pdf',
    hint: t('decision-file-hint'),
    onLaidUp: useLaidUp(path, view),
  };
}

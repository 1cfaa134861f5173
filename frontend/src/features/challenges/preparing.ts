import { useResource } from '@/api/query';
import type { ChallengeView, Page, ProgrammeView } from '@/api/views';
import { type LayUp, useLaidUp } from '@/parts/Papers';
import { useWho } from '@/session/use-session';
import { useT } from '@/texts/use-t';

/** The office that brokers the order's programme; asked for only where the reader may work there. */
export function useBrokerOf(view: ChallengeView): string | undefined {
  const who = useWho();
  const programmes = useResource<Page<ProgrammeView>>(who.broker ? '/programmes' : null);
  return programmes.data?.items.find(one => one.id === view.programme.id)?.broker.id;
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

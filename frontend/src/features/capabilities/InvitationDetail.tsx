import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { InvitationView } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { PageHeader } from '@/parts/PageHeader';
import { useT } from '@/texts/use-t';
import { invitations } from './addresses';
import { InvitationCard } from './InvitationCard';

/** One invitation, where the letter about it leads. */
export function InvitationDetail() {
  const t = useT();
  const { invitationId } = useParams({ from: '/invitations/$invitationId' });
  const invitation = useResource<InvitationView>(`/invitations/${invitationId}`);
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('invitation-title')}
        back={{ to: invitations, text: t('invitations-title') }}
        lead={t('invitations-lead')}
      />
      <Loaded query={invitation}>{view => <InvitationCard invitation={view} />}</Loaded>
    </div>
  );
}

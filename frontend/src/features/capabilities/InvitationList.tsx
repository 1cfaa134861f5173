import { useResource } from '@/api/query';
import type { InvitationView, Page } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { useT } from '@/texts/use-t';
import { InvitationCard } from './InvitationCard';

/** Invitations to my organisations; those that wait for an answer stand first. */
export function InvitationList() {
  const t = useT();
  const invitations = useResource<Page<InvitationView>>('/invitations', { mine: true, limit: 100 });
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('invitations-title')} lead={t('invitations-lead')} />
      <Loaded query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('invitations-empty')}>
              <p>{t('invitations-empty-hint')}</p>
            </EmptyState>
          ) : (
            <ul className="nc-list nc-stack">
              {[...items]
                .sort((a, b) => Number(b.status === 'sent') - Number(a.status === 'sent'))
                .map(one => (
                  <li key={one.id}>
                    <InvitationCard invitation={one} />
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

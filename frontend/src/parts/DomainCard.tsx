import { useCache } from '@/api/query';
import type { MailDomainView } from '@/api/views';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { GoLink } from './GoLink';
import { Moment, Text } from './Shown';
import { StatusBadge } from './StatusBadge';
import { TransitionBar } from './TransitionBar';

export interface DomainCardProps {
  domain: MailDomainView;
  /** What else is read again after a step. */
  stale: string[];
  /** Whose it is stands elsewhere on the organisation's own page. */
  withOwner?: boolean;
}

/** A mail domain that an organisation calls its own, with what was found out about it. */
export function DomainCard({ domain, stale, withOwner = false }: DomainCardProps) {
  const t = useT();
  const cache = useCache();
  const again = () => void cache.stale(...stale);
  return (
    <li className="nc-card nc-stack-tight">
      <div className="nc-row-between">
        <h3 className="nc-address">{domain.domain}</h3>
        <StatusBadge noun="domain" status={domain.status} />
      </div>
      {withOwner && (
        <p>
          <GoLink to={places.organisation(domain.organisation.id)}>
            <Text of={domain.organisation.name} />
          </GoLink>
        </p>
      )}
      <p>{t('domain-gives', { role: t(`role-${domain.role}`) })}</p>
      <p className="nc-small">{t(domain.proved ? 'domain-proved' : 'domain-not-proved')}</p>
      {domain.confirmed_by && domain.confirmed_at && (
        <p className="nc-small nc-soft">
          {t('domain-confirmed-by')} <Text of={domain.confirmed_by.name} />,{' '}
          <Moment at={domain.confirmed_at} zone={false} />
        </p>
      )}
      {domain.reason && (
        <p>
          <span className="nc-strong">{t('reason')}:</span> {domain.reason}
        </p>
      )}
      <TransitionBar<MailDomainView>
        noun="mail_domain"
        about={domain.domain}
        path={`/organisation-domains/${domain.id}`}
        version={domain.version}
        actions={domain.allowed_actions}
        onDone={again}
        onStale={again}
      />
    </li>
  );
}

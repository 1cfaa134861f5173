import type { ReactNode } from 'react';
import { useResource } from '@/api/query';
import type { VerificationDesk as Desk, OrganisationSummary } from '@/api/views';
import { DomainCard } from '@/parts/DomainCard';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { seatOf } from '@/parts/ProvinceSelect';
import { Ago, Day, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useWho } from '@/session/use-session';
import { NotFound } from '@/shell/Outcome';
import { useT } from '@/texts/use-t';
import { Duplicates } from './Duplicates';
import './verification.css';

export const DESK = '/verification-desk';

/** The desk is the science departments'; for everybody else there is nothing at its address. */
export function VerificationPage() {
  return useWho().broker ? <VerificationDesk /> : <NotFound />;
}

/** Who asks to be verified, whose verification runs out, which domains and which doubles wait for a word. */
export function VerificationDesk() {
  const t = useT();
  const query = useResource<Desk>(DESK);
  return (
    <LoadedPage query={query}>
      {desk => (
        <div className="nc-stack-wide">
          <PageHeader title={t('verification-title')} lead={t('verification-lead')} />
          <Part name="requested" count={desk.requested.length}>
            <List>
              {longestFirst(desk.requested).map(one => (
                <Row key={one.id} organisation={one}>
                  <p className="nc-small">
                    {t('verification-waiting')} <Ago at={one.waiting_since} />
                  </p>
                  {one.evidence && <p className="nc-prose">{one.evidence}</p>}
                </Row>
              ))}
            </List>
          </Part>
          <Part name="expiring" count={desk.expiring.length}>
            <List>
              {soonestFirst(desk.expiring).map(one => (
                <Row key={one.id} organisation={one}>
                  {one.verified_until && (
                    <p className="nc-small">
                      {t('verification-until')} <Day on={one.verified_until} />
                    </p>
                  )}
                </Row>
              ))}
            </List>
          </Part>
          <Part name="domains" count={desk.domains.length}>
            <List>
              {desk.domains.map(one => (
                <DomainCard key={one.id} domain={one} stale={[DESK]} withOwner />
              ))}
            </List>
          </Part>
          <Part name="duplicates" count={desk.duplicates.length}>
            <Duplicates pairs={desk.duplicates} />
          </Part>
        </div>
      )}
    </LoadedPage>
  );
}

const longestFirst = (items: Desk['requested']) =>
  [...items].sort((a, b) => a.waiting_since.localeCompare(b.waiting_since));
const soonestFirst = (items: Desk['expiring']) =>
  [...items].sort((a, b) => (a.verified_until ?? '').localeCompare(b.verified_until ?? ''));

function Part({ name, count, children }: { name: keyof Desk; count: number; children: ReactNode }) {
  const t = useT();
  return (
    <section className="nc-stack-tight" aria-labelledby={`verification-${name}`}>
      <h2 id={`verification-${name}`}>
        {t(`verification-part-${name}`)} <span className="nc-soft">({count})</span>
      </h2>
      <p className="nc-small nc-soft nc-measure">{t(`verification-hint-${name}`)}</p>
      {count === 0 ? <p>{t('verification-none')}</p> : children}
    </section>
  );
}

const List = ({ children }: { children: ReactNode }) => (
  <ul className="nc-list nc-stack-tight">{children}</ul>
);

/** The step itself is taken on the organisation's page, beside everything it says of itself. */
function Row({ organisation, children }: { organisation: OrganisationSummary; children: ReactNode }) {
  const t = useT();
  return (
    <li className="nc-card nc-stack-tight">
      <h3>
        <GoLink to={places.organisation(organisation.id)}>
          <Text of={organisation.name} />
        </GoLink>
      </h3>
      <p className="nc-small nc-soft">
        {[t(`organisation-kind-${organisation.kind}`), seatOf(t, organisation)].filter(Boolean).join(' · ')}
      </p>
      {children}
    </li>
  );
}

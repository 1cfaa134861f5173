import type { ReactNode } from 'react';
import type { OrganisationView, OrgRef } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { seatOf } from '@/parts/ProvinceSelect';
import { Day, Moment, Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

/** Where it is, what it is registered as, who verified it until when, and who relies on that. */
export function OrganisationFacts({ view }: { view: OrganisationView }) {
  const t = useT();
  const province = view.province && t.or(`province-${view.province}`, view.province);
  return (
    <section className="nc-card" aria-labelledby="organisation-facts">
      <h2 id="organisation-facts" className="nc-sr">
        {t('organisation-facts')}
      </h2>
      <dl className="nc-facts">
        <Fact name="organisation-place">
          {[province, seatOf(t, { country: view.country })].filter(Boolean).join(', ')}
        </Fact>
        <Fact name="organisation-parent">{view.parent && <OrgLink of={view.parent} />}</Fact>
        <Fact name="organisation-registration">{view.registration_number}</Fact>
        <Fact name="organisation-ror">
          {view.ror && (
            <a href={rorAddress(view.ror)} rel="noreferrer noopener">
              {rorAddress(view.ror)}
            </a>
          )}
        </Fact>
        <Fact name="organisation-website">
          {view.website && (
            <a href={view.website} rel="noreferrer noopener">
              {view.website}
            </a>
          )}
        </Fact>
        <Fact name="organisation-verified-by">{view.verified_by && <Text of={view.verified_by.name} />}</Fact>
        <Fact name="organisation-verified-until">
          {view.verified_until && <Day on={view.verified_until} />}
        </Fact>
        <Fact name="organisation-relied-on">
          {view.relied_on_by?.length > 0 && (
            <ul className="nc-list">
              {view.relied_on_by.map(one => (
                <li key={one.broker.id}>
                  <Text of={one.broker.name} />{' '}
                  <span className="nc-small nc-soft">
                    <Moment at={one.at} zone={false} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name="organisation-evidence">
          {view.evidence && <span className="nc-prose">{view.evidence}</span>}
        </Fact>
        <Fact name="organisation-formerly">
          {view.formerly?.length > 0 && (
            <ul className="nc-list">
              {view.formerly.map(one => (
                <li key={one.id}>
                  <OrgLink of={one} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </section>
  );
}

/** Kept as an address or as the identifier alone. */
const rorAddress = (ror: string) => (ror.startsWith('http') ? ror : `https://ror.org/${ror}`);

function OrgLink({ of }: { of: OrgRef }) {
  return (
    <GoLink to={places.organisation(of.id)}>
      <Text of={of.name} />
    </GoLink>
  );
}

/** A fact that is known; what is not known is not mentioned. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  const t = useT();
  if (!children) return null;
  return (
    <>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </>
  );
}

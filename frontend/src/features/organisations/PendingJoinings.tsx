import { useResource } from '@/api/query';
import type { JoiningView, OrganisationView, Page } from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { useT } from '@/texts/use-t';
import { JoiningCard } from './JoiningCard';

/** Who asks to come in, who was invited, to whom the organisation was offered: what is still open. */
export function PendingJoinings({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const query = useResource<Page<JoiningView>>(`/organisations/${organisation.id}/joinings`, {
    status: 'pending',
    limit: 100,
  });
  return (
    <section className="nc-stack-tight" aria-labelledby="organisation-joinings">
      <h2 id="organisation-joinings">{t('joinings-pending')}</h2>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="nc-soft">{t('joinings-none')}</p>
          ) : (
            <ul className="nc-list nc-stack-tight">
              {requestsFirst(items).map(one => (
                <JoiningCard key={one.id} joining={one} mine={false} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** Requests wait for this side, the others for the other one. */
const requestsFirst = (items: JoiningView[]) =>
  [...items].sort((a, b) => Number(b.kind === 'request') - Number(a.kind === 'request'));

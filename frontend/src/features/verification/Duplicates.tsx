import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Duplicate, OrganisationSummary } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { seatOf } from '@/parts/ProvinceSelect';
import { Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { places } from '@/places';
import { useActor } from '@/session/use-session';
import { membershipsFor } from '@/session/who';
import { useT } from '@/texts/use-t';
import { MergeDialog } from './MergeDialog';

/** Records that look like one organisation, two beside each other, with what they have in common. */
export function Duplicates({ pairs }: { pairs: Duplicate[] }) {
  const t = useT();
  const approver = membershipsFor(useActor(), ['science_department'], ['approver']).length > 0;
  const [merging, setMerging] = useState<Duplicate | null>(null);
  return (
    <>
      <ul className="nc-list nc-stack-tight">
        {pairs.map(pair => (
          <li key={`${pair.first.id}-${pair.second.id}`} className="nc-card nc-stack">
            <p className="nc-row">
              <span className="nc-label">{t('duplicate-same')}</span>
              {pair.reasons.map(reason => (
                <Badge key={reason} tone="warn" icon="alert">
                  {t(`duplicate-reason-${reason}`)}
                </Badge>
              ))}
            </p>
            <div className="nc-pair">
              <Side of={pair.first} />
              <Side of={pair.second} />
            </div>
            {approver ? (
              <div>
                <Button
                  variant="outline"
                  aria-label={t('duplicate-merge-names', {
                    first: t.of(pair.first.name),
                    second: t.of(pair.second.name),
                  })}
                  onClick={() => setMerging(pair)}
                >
                  {t('duplicate-merge')}
                </Button>
              </div>
            ) : (
              <p className="nc-small nc-soft">{t('duplicate-approver')}</p>
            )}
          </li>
        ))}
      </ul>
      {merging && <MergeDialog pair={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

function Side({ of }: { of: OrganisationSummary }) {
  const t = useT();
  return (
    <div className="nc-stack-tight">
      <h3>
        <GoLink to={places.organisation(of.id)}>
          <Text of={of.name} />
        </GoLink>
      </h3>
      <p className="nc-small nc-soft">
        {[of.short_name, t(`organisation-kind-${of.kind}`), seatOf(t, of)].filter(Boolean).join(' · ')}
      </p>
      <StatusBadge noun="organisation" status={of.verification} />
    </div>
  );
}

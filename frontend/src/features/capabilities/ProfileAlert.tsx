import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache, useResource } from '@/api/query';
import type { Bilingual, CreateSavedSearch, Page, PatchSavedSearch, SavedSearchView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

const PATH = '/me/saved-searches';

export interface ProfileAlertProps {
  organisationId: string;
  /** The one capability it is about; without it everything the organisation offers. */
  capabilityId?: string;
  name: Bilingual;
}

/** One button: be told of new challenges that fit an organisation or a capability, and stop it again. */
export function ProfileAlert({ organisationId, capabilityId, name }: ProfileAlertProps) {
  const t = useT();
  const cache = useCache();
  const sending = useSending([]);
  const [intent, setIntent] = useState(() => new Intent());
  const saved = useResource<Page<SavedSearchView>>(PATH);
  if (!saved.data) return null;
  const mine = saved.data.items.find(
    one =>
      one.kind === 'profile' &&
      one.organisation?.id === organisationId &&
      (one.capability?.id ?? null) === (capabilityId ?? null),
  );
  const told = mine !== undefined && mine.frequency !== 'never';
  const change = () => {
    if (!mine) {
      const body: CreateSavedSearch = {
        kind: 'profile',
        name: t('profile-alert-name', { name: t.of(name) }).slice(0, 120),
        organisation_id: organisationId,
        capability_id: capabilityId ?? null,
        frequency: 'daily',
      };
      return api.post<SavedSearchView, CreateSavedSearch>(PATH, body, { intent });
    }
    const frequency = told ? 'never' : (mine.stopped_from ?? 'daily');
    return api.patch<SavedSearchView, PatchSavedSearch>(`${PATH}/${mine.id}`, { frequency }, mine.version);
  };
  return (
    <div className="nc-stack-tight">
      <div className="nc-row">
        <Button
          variant="outline"
          loading={sending.busy}
          onClick={() =>
            void sending.send<unknown>(change, () => {
              setIntent(new Intent());
              toast(t(told ? 'profile-alert-is-off' : 'profile-alert-is-on'));
              void cache.stale(PATH);
            })
          }
        >
          {t(told ? 'profile-alert-off' : 'profile-alert-on')}
        </Button>
        {mine && told && (
          <span className="nc-small nc-soft">
            {t('profile-alert-is-told')} {t(`frequency-${mine.frequency}`)}.{' '}
            <GoLink to={places.savedSearches}>{t('profile-alert-change')}</GoLink>
          </span>
        )}
      </div>
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrgRef } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { places } from '@/places';
import { useT } from '@/texts/use-t';

/** Somebody on the desk who can be chosen: by a capability, or by the organisation itself. */
export interface Choosable {
  organisation: OrgRef;
  capability?: { id: string } | null | undefined;
}

export const subjectOf = (one: Choosable) => one.capability?.id ?? one.organisation.id;

const MOST_COMPARED = 4;
/** So many of the best are compared where nothing is chosen. */
const FIRST = 3;

/** What is chosen in a list, by subject, in the order of choosing. */
export function useChosen() {
  const [chosen, setChosen] = useState<string[]>([]);
  return {
    chosen,
    has: (one: Choosable) => chosen.includes(subjectOf(one)),
    choose: (one: Choosable, whether: boolean) => {
      const id = subjectOf(one);
      setChosen(old =>
        whether ? [...old.filter(other => other !== id), id] : old.filter(other => other !== id),
      );
    },
    clear: () => setChosen([]),
  };
}

export interface ChosenBarProps {
  challengeId: string;
  /** The subjects of the list, in its order. */
  listed: string[];
  /** Those of them that are chosen. */
  chosen: string[];
  /** How many of the chosen can be invited now. */
  invitable: number;
  onInvite: () => void;
  onClear: () => void;
}

/** What can be done with those that are chosen together; as long as none is, with the first of the list. */
export function ChosenBar(props: ChosenBarProps) {
  const { challengeId, listed, chosen, invitable, onInvite, onClear } = props;
  const t = useT();
  const none = chosen.length === 0;
  const compared = none ? listed.slice(0, FIRST) : chosen;
  const comparable = compared.length >= 2 && compared.length <= MOST_COMPARED;
  return (
    <section className="nc-chosen nc-no-print" aria-label={t('chosen-title')}>
      <p className="nc-small" role="status">
        {none ? t('chosen-none') : t('chosen-count', { count: chosen.length })}
      </p>
      <div className="nc-row">
        {comparable ? (
          <Button
            component={GoLink}
            to={places.deskCompare(challengeId, compared)}
            variant={none ? 'default' : 'outline'}
            size="compact-md"
          >
            {t(none ? 'chosen-compare-first' : 'chosen-compare', { count: compared.length })}
          </Button>
        ) : (
          <span className="nc-small nc-soft">{t('chosen-compare-hint')}</span>
        )}
        {!none && (
          <>
            <Button size="compact-md" disabled={invitable === 0} onClick={onInvite}>
              {t('chosen-invite', { count: invitable })}
            </Button>
            <Button size="compact-md" variant="subtle" color="gray" onClick={onClear}>
              {t('chosen-clear')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

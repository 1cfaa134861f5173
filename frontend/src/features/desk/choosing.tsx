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
  /** Those of the list that are chosen. */
  chosen: string[];
  /** How many of them can be invited now. */
  invitable: number;
  onInvite: () => void;
  onClear: () => void;
}

/** What can be done with those that are chosen together. */
export function ChosenBar({ challengeId, chosen, invitable, onInvite, onClear }: ChosenBarProps) {
  const t = useT();
  const comparable = chosen.length >= 2 && chosen.length <= MOST_COMPARED;
  return (
    <section className="nc-chosen nc-no-print" aria-label={t('chosen-title')}>
      <p className="nc-small" role="status">
        {t('chosen-count', { count: chosen.length })}
      </p>
      <div className="nc-row">
        {comparable ? (
          <Button
            component={GoLink}
            to={places.deskCompare(challengeId, chosen)}
            variant="outline"
            size="compact-md"
          >
            {t('chosen-compare', { count: chosen.length })}
          </Button>
        ) : (
          <span className="nc-small nc-soft">{t('chosen-compare-hint')}</span>
        )}
        <Button size="compact-md" disabled={invitable === 0} onClick={onInvite}>
          {t('chosen-invite', { count: invitable })}
        </Button>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          disabled={chosen.length === 0}
          onClick={onClear}
        >
          {t('chosen-clear')}
        </Button>
      </div>
    </section>
  );
}

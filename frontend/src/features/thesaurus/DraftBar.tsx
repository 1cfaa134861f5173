import { Button } from '@mantine/core';
import { GoLink } from '@/parts/GoLink';
import { Notice } from '@/parts/Notice';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { isBlankConcept } from './concept';
import { useDraft } from './draft';

/** What is kept on this device and not yet published, with the way to it. */
export function DraftBar() {
  const t = useT();
  const { draft, size, isKept } = useDraft();
  const fresh = draft.fresh !== null && !isBlankConcept(draft.fresh);
  if (size === 0 && !fresh) return null;
  return (
    <div className="nc-stack-tight nc-no-print">
      <Notice tone="info">
        {size > 0 && <p>{t('thesaurus-draft-holds', { count: size })}</p>}
        {fresh && (
          <p>
            {t('thesaurus-draft-fresh')}{' '}
            <GoLink to={places.newConcept}>{t('thesaurus-draft-fresh-go')}</GoLink>
          </p>
        )}
        {size > 0 && (
          <div>
            <Button component={GoLink} to={places.thesaurusDraft} size="compact-md">
              {t('thesaurus-to-draft')}
            </Button>
          </div>
        )}
      </Notice>
      {!isKept && (
        <Notice tone="warn">
          <p>{t('thesaurus-draft-unkept')}</p>
        </Notice>
      )}
    </div>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { CouncilView, SheetView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { LoadedPage } from '@/parts/LoadedPage';
import { PageHeader } from '@/parts/PageHeader';
import { StatusBadge } from '@/parts/StatusBadge';
import { Whose } from '@/parts/Whose';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { sheetPlace } from './addresses';
import { SheetDue } from './Due';
import { SheetForm } from './SheetForm';
import { SubjectText } from './SubjectText';
import './councils.css';

export function SheetScreen() {
  const { councilId, subjectId } = useParams({ from: '/councils/$councilId/sheets/$subjectId' });
  const council = useResource<CouncilView>(`/councils/${councilId}`);
  const sheet = useResource<SheetView>(`/councils/${councilId}/sheets/${subjectId}`);
  return (
    <LoadedPage query={council}>
      {view => (
        <LoadedPage query={sheet}>
          {mine => <ScoringDesk key={mine.subject_id} council={view} sheet={mine} />}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}

/** The text on one side, the sheet beside it; on a phone one of the two at a time. */
export function ScoringDesk({ council, sheet }: { council: CouncilView; sheet: SheetView }) {
  const t = useT();
  const [side, setSide] = useState('sheet');
  const at = council.subjects.findIndex(one => one.id === sheet.subject_id);
  const subject = council.subjects[at];
  if (!subject) return null;
  const [before, after] = [council.subjects[at - 1], council.subjects[at + 1]];
  return (
    <div className="nc-stack">
      <PageHeader
        title={t.of(subject.title) || t('sheet-title', { code: subject.code })}
        titleLang={t.langOf(subject.title)}
        code={subject.code}
        back={{ to: places.council(council.id), text: t('sheet-back') }}
        status={<StatusBadge noun="sheet" status={sheet.status} />}
        lead={<Whose of={subject.organisation} />}
        actions={
          <nav className="nc-row" aria-label={t('sheet-others')}>
            {before && (
              <GoLink to={sheetPlace(council.id, before.id)}>
                <Icon name="back" size={16} /> {before.code}
              </GoLink>
            )}
            <span className="nc-small">
              {t('sheet-position', { position: at + 1, total: council.subjects.length })}
            </span>
            {after && (
              <GoLink to={sheetPlace(council.id, after.id)}>
                {after.code} <Icon name="next" size={16} />
              </GoLink>
            )}
          </nav>
        }
      />
      <div className="nc-desk-switch">
        <SegmentedControl
          aria-label={t('sheet-side')}
          value={side}
          onChange={setSide}
          fullWidth
          data={[
            { value: 'text', label: t('sheet-side-text') },
            { value: 'sheet', label: t('sheet-side-sheet') },
          ]}
        />
      </div>
      <div className={`nc-scoring shows-${side}`}>
        <section className="nc-scoring-text" aria-label={t('sheet-side-text')}>
          <SubjectText subject={subject} />
        </section>
        <section className="nc-scoring-sheet" aria-label={t('sheet-side-sheet')}>
          <SheetDue view={council} />
          <SheetForm council={council} sheet={sheet} />
        </section>
      </div>
    </div>
  );
}

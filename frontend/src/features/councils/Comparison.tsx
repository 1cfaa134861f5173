import { useParams } from '@tanstack/react-router';
import { useResource } from '@/api/query';
import type { CouncilSubjectView, CouncilView, Page, SheetView } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { EmptyState, Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { fullName } from '@/parts/person';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { sheetPlace } from './addresses';
import { SheetTable } from './SheetTable';
import './councils.css';

export function Comparison() {
  const { councilId } = useParams({ from: '/councils/$councilId/comparison' });
  const council = useResource<CouncilView>(`/councils/${councilId}`);
  const sheets = useResource<Page<SheetView>>(`/councils/${councilId}/sheets`);
  return (
    <LoadedPage query={council}>
      {view => (
        <LoadedPage query={sheets}>{({ items }) => <SideBySide council={view} sheets={items} />}</LoadedPage>
      )}
    </LoadedPage>
  );
}

/** All sheets about one subject beside each other, criterion by criterion, with how far they lie apart. */
export function SideBySide({ council, sheets }: { council: CouncilView; sheets: SheetView[] }) {
  const t = useT();
  const open = sheets.filter(one => one.mine && one.status === 'draft');
  const shown = sheets.filter(one => one.status === 'submitted');
  return (
    <div className="nc-stack-wide">
      <PageHeader
        title={t('comparison-title')}
        code={council.challenge.code}
        back={{ to: places.council(council.id), text: t('sheet-back') }}
        lead={<Text of={council.challenge.title} />}
      />
      {open.length > 0 && (
        <Notice title={t('comparison-hidden')}>
          <ul>
            {open.map(one => {
              const code = council.subjects.find(subject => subject.id === one.subject_id)?.code ?? '';
              return (
                <li key={one.subject_id}>
                  <GoLink to={sheetPlace(council.id, one.subject_id)}>{t('sheet-fill', { code })}</GoLink>
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
      {shown.length === 0 && open.length === 0 && <EmptyState title={t('comparison-empty')} />}
      {council.subjects.map(subject => {
        const about = shown.filter(one => one.subject_id === subject.id);
        return about.length > 0 ? (
          <SubjectSheets key={subject.id} council={council} subject={subject} sheets={about} />
        ) : null;
      })}
    </div>
  );
}

function SubjectSheets({
  council,
  subject,
  sheets,
}: {
  council: CouncilView;
  subject: CouncilSubjectView;
  sheets: SheetView[];
}) {
  const t = useT();
  const nameOf = (sheet: SheetView, position: number) => {
    const member = council.members.find(one => one.id === sheet.member_id);
    if (sheet.mine) return t('sheet-mine');
    return member ? fullName(member.person) : t('sheet-anonymous', { position });
  };
  const columns = sheets.map((sheet, index) => ({ sheet, name: nameOf(sheet, index + 1) }));
  const commented = columns.filter(
    ({ sheet }) => sheet.comment || Object.values(sheet.scores).some(one => one.comment),
  );
  return (
    <section className="nc-stack" aria-labelledby={`sheets-${subject.id}`}>
      <h2 id={`sheets-${subject.id}`}>
        <span className="nc-code">{subject.code}</span> <Text of={subject.title} />
      </h2>
      <SheetTable rules={council.rule_set} columns={columns} caption={subject.code} />
      {commented.length > 0 && (
        <details>
          <summary>{t('comparison-comments', { count: commented.length })}</summary>
          <ul className="nc-list nc-stack">
            {commented.map(({ sheet, name }) => (
              <li key={`${sheet.member_id ?? name}`} className="nc-card nc-stack-tight">
                <h3>{name}</h3>
                {council.rule_set.criteria.map(criterion => {
                  const comment = sheet.scores[criterion.key]?.comment;
                  return comment ? (
                    <p key={criterion.key}>
                      <span className="nc-strong">
                        <Text of={criterion.label} />:
                      </span>{' '}
                      {comment}
                    </p>
                  ) : null;
                })}
                {sheet.comment && <p className="nc-prose">{sheet.comment}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

import type { CouncilMemberView, CouncilView } from '@/api/views';
import { DataList } from '@/parts/DataList';
import { EmptyState } from '@/parts/Notice';
import { fullName } from '@/parts/person';
import { Text } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';
import { ProgressBar } from './ProgressBar';
import { judges } from './stages';

/** Who sits on the council, and how far each of them is. */
export function Members({ view }: { view: CouncilView }) {
  const t = useT();
  const judging = judges(view);
  return (
    <section className="nc-stack" aria-labelledby="council-members">
      <div className="nc-row-between">
        <h2 id="council-members">{t('council-members')}</h2>
        {judging && (
          <ProgressBar label={t('council-sheets')} done={view.progress.done} total={view.progress.total} />
        )}
      </div>
      <DataList
        caption={t('council-members')}
        items={view.members}
        rowKey={one => one.id}
        empty={<EmptyState title={t('council-no-members')} />}
        columns={[
          {
            key: 'name',
            header: t('council-person'),
            main: true,
            value: one => one.person.name,
            cell: one => (
              <>
                {fullName(one.person)}
                {one.person.affiliation && (
                  <span className="nc-small nc-soft nc-block">{one.person.affiliation}</span>
                )}
              </>
            ),
          },
          {
            key: 'role',
            header: t('council-role'),
            value: one => t(`council-role-${one.role}`),
            cell: one => (
              <>
                {t(`council-role-${one.role}`)}
                {one.represents && (
                  <span className="nc-small nc-soft nc-block">{t(`represents-${one.represents}`)}</span>
                )}
              </>
            ),
          },
          { key: 'declared', header: t('council-declared'), cell: one => <Declared member={one} /> },
          ...(judging
            ? [
                {
                  key: 'sheets',
                  header: t('council-sheets'),
                  align: 'end' as const,
                  value: (one: CouncilMemberView) => one.sheets_done,
                  cell: (one: CouncilMemberView) =>
                    one.sheets_total > 0
                      ? t('council-progress', { done: one.sheets_done, total: one.sheets_total })
                      : t('council-no-sheets'),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Declared({ member }: { member: CouncilMemberView }) {
  const t = useT();
  if (member.status !== 'active') {
    return (
      <Badge tone="bad" icon="stop">
        {t(`member-status-${member.status}`)}
      </Badge>
    );
  }
  if (member.has_conflict) {
    return (
      <span className="nc-stack-tight">
        <Badge tone="bad" icon="alert">
          {t('conflict-found')}
        </Badge>
        {member.conflicts?.map(one => (
          <span key={`${one.organisation.id}-${one.kind}`} className="nc-small">
            <Text of={one.organisation.name} /> ({t(`conflict-kind-${one.kind}`)})
          </span>
        ))}
      </span>
    );
  }
  return member.declared ? (
    <Badge tone="good" icon="check">
      {t('conflict-none-declared')}
    </Badge>
  ) : (
    <Badge tone="warn" icon="clock">
      {t('conflict-waiting')}
    </Badge>
  );
}

import { TextInput } from '@mantine/core';
import type { FieldProblem, TeamMember } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { isBlankText } from '@/texts/blank';
import { useT } from '@/texts/use-t';
import { problemAt } from './problems';
import { Rows } from './Rows';

/** Who would carry the work out. */
export function TeamRows({
  value,
  onChange,
  problems,
}: {
  value: TeamMember[];
  onChange: (value: TeamMember[]) => void;
  problems: FieldProblem[];
}) {
  const t = useT();
  return (
    <Rows<TeamMember>
      label={t('submission-section-team')}
      value={value}
      onChange={onChange}
      blank={() => ({ name: '', role: {} })}
      isBlank={row => !row.name.trim() && isBlankText(row.role) && !row.email?.trim()}
      nameOf={(row, position) => t('team-member', { position, name: row.name })}
      add={t('team-add')}
      empty={t('team-none')}
    >
      {(row, set, index) => (
        <>
          <TextInput
            label={t('team-name')}
            value={row.name}
            maxLength={200}
            error={problemAt(problems, 'members', index, 'name')}
            onChange={event => set({ name: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            label={t('team-email')}
            value={row.email ?? ''}
            maxLength={200}
            error={problemAt(problems, 'members', index, 'email')}
            onChange={event => set({ email: event.currentTarget.value || null })}
          />
          <div className="nc-rows-wide">
            <BilingualInput
              label={t('team-role')}
              value={row.role}
              onChange={role => set({ role })}
              maxLength={200}
              error={problemAt(problems, 'members', index, 'role')}
            />
          </div>
        </>
      )}
    </Rows>
  );
}

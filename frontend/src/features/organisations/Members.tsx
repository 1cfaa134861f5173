import { Button } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '@/api/query';
import type { MemberView, OrganisationView, Page } from '@/api/views';
import { type Column, DataList } from '@/parts/DataList';
import { Loaded } from '@/parts/Loading';
import { useMe } from '@/session/use-session';
import { capital } from '@/texts/capital';
import { useT } from '@/texts/use-t';
import { Domains } from './Domains';
import { InviteForm } from './InviteForm';
import { bindingRole } from './kinds';
import { LeaveDialog, OwnershipDialog, RoleDialog } from './MemberDialogs';
import { PendingJoinings } from './PendingJoinings';

type Step = { kind: 'role' | 'leave' | 'ownership'; member: MemberView };

/** The people of an organisation, as its members see them, and what they may do about them. */
export function Members({ organisation, mayManage }: { organisation: OrganisationView; mayManage: boolean }) {
  const t = useT();
  const me = useMe();
  const query = useResource<Page<MemberView>>(`/organisations/${organisation.id}/members`);
  const [step, setStep] = useState<Step | null>(null);
  const roleOf = (one: MemberView) => capital(t(`role-${one.role}`));
  const columns: Column<MemberView>[] = [
    {
      key: 'name',
      header: t('person-name'),
      main: true,
      cell: one => (one.person.id === me.id ? t('member-you', { name: one.person.name }) : one.person.name),
      value: one => one.person.name,
    },
    { key: 'email', header: t('email'), cell: one => one.email, value: one => one.email },
    { key: 'role', header: t('member-role'), cell: roleOf, value: roleOf },
    {
      key: 'steps',
      header: t('member-change'),
      cell: one => (
        <MemberSteps
          member={one}
          mayManage={mayManage}
          mayOffer={mayManage && one.role !== bindingRole(organisation.kind)}
          onStep={kind => setStep({ kind, member: one })}
        />
      ),
    },
  ];
  const dialog = step && {
    organisation,
    member: step.member,
    onClose: () => setStep(null),
  };
  return (
    <>
      <section className="nc-stack" aria-labelledby="organisation-members">
        <h2 id="organisation-members">{t('members-title')}</h2>
        <Loaded query={query}>
          {({ items }) => (
            <DataList
              caption={t('members-title')}
              items={items}
              rowKey={one => one.person.id}
              columns={columns}
              csvName="members"
              empty={<p className="nc-soft">{t('members-none')}</p>}
            />
          )}
        </Loaded>
      </section>
      {mayManage && (
        <>
          <PendingJoinings organisation={organisation} />
          <InviteForm organisation={organisation} />
        </>
      )}
      <Domains organisation={organisation} mayClaim={mayManage} />
      {dialog && step.kind === 'role' && <RoleDialog {...dialog} />}
      {dialog && step.kind === 'leave' && <LeaveDialog {...dialog} />}
      {dialog && step.kind === 'ownership' && <OwnershipDialog {...dialog} />}
    </>
  );
}

interface MemberStepsProps {
  member: MemberView;
  mayManage: boolean;
  mayOffer: boolean;
  onStep: (kind: Step['kind']) => void;
}

/** Anybody may leave; whoever binds the organisation changes the others. */
function MemberSteps({ member, mayManage, mayOffer, onStep }: MemberStepsProps) {
  const t = useT();
  const own = member.person.id === useMe().id;
  const { name } = member.person;
  if (!own && !mayManage) return null;
  return (
    <span className="nc-row">
      {mayManage && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('member-role-change-name', { name })}
          onClick={() => onStep('role')}
        >
          {t('member-role-change')}
        </Button>
      )}
      {mayOffer && !own && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('member-offer-name', { name })}
          onClick={() => onStep('ownership')}
        >
          {t('member-offer')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={own ? undefined : t('member-remove-name', { name })}
        onClick={() => onStep('leave')}
      >
        {own ? t('member-leave') : t('remove')}
      </Button>
    </span>
  );
}

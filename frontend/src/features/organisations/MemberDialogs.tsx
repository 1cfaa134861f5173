import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '@/api/client';
import { Intent } from '@/api/intent';
import { useCache } from '@/api/query';
import type {
  CreateJoining,
  JoiningView,
  MemberView,
  OrganisationView,
  PatchMember,
  Role,
} from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { Dialog } from '@/parts/Dialog';
import { useGo } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { places } from '@/places';
import { readMeAgain } from '@/session/session';
import { useMe } from '@/session/use-session';
import { capital } from '@/texts/capital';
import { useT } from '@/texts/use-t';
import { rolesOf } from './kinds';

export interface MemberDialogProps {
  organisation: OrganisationView;
  member: MemberView;
  onClose: () => void;
}

interface StepDialogProps<R> {
  title: string;
  effect: string;
  label: string;
  grave?: boolean;
  ready?: boolean;
  work: () => Promise<R>;
  then: (answer: R) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A step about a member: says what it does, carries it out, and shows why it was not taken. */
function StepDialog<R>({
  title,
  effect,
  label,
  grave,
  ready = true,
  work,
  then,
  onClose,
  children,
}: StepDialogProps<R>) {
  const t = useT();
  const sending = useSending([]);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          if (ready) {
            void sending.send(work, answer => {
              onClose();
              then(answer);
            });
          }
        }}
      >
        <p>{effect}</p>
        {children}
        {sending.failure !== null && <ErrorNotice error={sending.failure} />}
        <ActingNote />
        <div className="nc-row nc-dialog-buttons">
          <Button variant="default" onClick={onClose}>
            {t('back-out')}
          </Button>
          <Button type="submit" color={grave ? 'red' : 'pine'} loading={sending.busy} disabled={!ready}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RoleDialog({ organisation, member, onClose }: MemberDialogProps) {
  const t = useT();
  const cache = useCache();
  const me = useMe();
  const [role, setRole] = useState<Role>(member.role);
  const path = `/organisations/${organisation.id}/members`;
  const { name } = member.person;
  return (
    <StepDialog
      title={t('member-role-change-name', { name })}
      effect={t('member-role-effect', { name })}
      label={t('member-role-change')}
      ready={role !== member.role}
      work={async () => {
        const { data } = await api.patch<MemberView, PatchMember>(
          `${path}/${member.person.id}`,
          { role },
          null,
        );
        if (member.person.id === me.id) await readMeAgain();
        return data;
      }}
      then={() => {
        toast(t('member-role-changed', { name, role: t(`role-${role}`) }));
        void cache.stale(`/organisations/${organisation.id}`);
      }}
      onClose={onClose}
    >
      <NativeSelect
        label={t('member-role')}
        description={t(`role-means-${role}`)}
        value={role}
        onChange={event => setRole(event.currentTarget.value as Role)}
        data={rolesOf(organisation.kind).map(one => ({ value: one, label: capital(t(`role-${one}`)) }))}
        data-autofocus
      />
    </StepDialog>
  );
}

/** Removing somebody, or leaving by oneself. */
export function LeaveDialog({ organisation, member, onClose }: MemberDialogProps) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const own = member.person.id === useMe().id;
  const { name } = member.person;
  return (
    <StepDialog
      title={
        own ? t('member-leave-title', { organisation: t.of(organisation.name) }) : t('member-remove-title')
      }
      effect={own ? t('member-leave-effect') : t('member-remove-effect', { name })}
      label={own ? t('member-leave') : t('remove')}
      grave
      work={() => api.delete(`/organisations/${organisation.id}/members/${member.person.id}`)}
      then={() => {
        if (own) {
          go(places.memberships);
          void readMeAgain().then(() => cache.stale('/organisations', '/me'));
          return;
        }
        toast(t('member-removed', { name }));
        void cache.stale(`/organisations/${organisation.id}`);
      }}
      onClose={onClose}
    />
  );
}

/** Offers to hand the organisation over; it changes hands when the member accepts. */
export function OwnershipDialog({ organisation, member, onClose }: MemberDialogProps) {
  const t = useT();
  const cache = useCache();
  const [intent] = useState(() => new Intent());
  const path = `/organisations/${organisation.id}/joinings`;
  const { name } = member.person;
  return (
    <StepDialog
      title={t('member-offer-name', { name })}
      effect={t('member-offer-effect', { name })}
      label={t('member-offer')}
      work={() =>
        api.post<JoiningView, CreateJoining>(
          path,
          { kind: 'ownership', person_id: member.person.id },
          { intent },
        )
      }
      then={() => {
        toast(t('member-offered', { name }));
        void cache.stale(path);
      }}
      onClose={onClose}
    />
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import type { Bilingual, MilestoneView, UpdateMilestone } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { BilingualField, DayField } from '@/parts/Fields';
import { FormFrame } from '@/parts/FormFrame';
import { Icon } from '@/parts/Icon';
import { Day, Text } from '@/parts/Shown';
import { Badge, StatusBadge } from '@/parts/StatusBadge';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { isBlankText } from '@/texts/blank';
import { useT } from '@/texts/use-t';
import type { WorkProps } from './Indicators';

type Open = { kind: 'new' } | { kind: 'edit' | 'done'; milestone: MilestoneView };

/** The plan of a pilot: what is reached by when, and what shows it. */
export function Milestones(props: WorkProps) {
  const { view } = props;
  const t = useT();
  const [open, setOpen] = useState<Open | null>(null);
  const reachable = view.may_record && (view.status === 'active' || view.status === 'paused');
  const title = open && t(`milestone-form-${open.kind}`);
  return (
    <section className="nc-stack" aria-labelledby="pilot-milestones">
      <div className="nc-row-between">
        <h2 id="pilot-milestones">{t('pilot-milestones')}</h2>
        <p className="nc-soft">
          {t('pilots-so-many', { done: view.milestones_done, total: view.milestones_total })}
        </p>
      </div>
      {view.milestones.length === 0 && <p className="nc-soft">{t('pilot-milestones-none')}</p>}
      <ol className="nc-list nc-milestones">
        {view.milestones.map(one => (
          <li key={one.id} className={`nc-milestone is-${one.status}`}>
            <div className="nc-row-between">
              <h3>
                <Text of={one.title} />
              </h3>
              <span className="nc-row">
                {one.overdue && (
                  <Badge tone="warn" icon="alert">
                    {t('milestone-overdue')}
                  </Badge>
                )}
                <StatusBadge noun="milestone" status={one.status} />
              </span>
            </div>
            <p className="nc-small nc-soft">
              {t('milestone-due')} <Day on={one.due_on} />
            </p>
            {one.deliverable && (
              <p className="nc-small">
                {t('milestone-deliverable')}: <Text of={one.deliverable} />
              </p>
            )}
            {one.evidence && (
              <p className="nc-small">
                {t('milestone-evidence')}: <Text of={one.evidence} />
              </p>
            )}
            {view.may_record && (
              <p className="nc-row nc-no-print">
                {one.status === 'planned' && reachable && (
                  <Button
                    size="compact-sm"
                    leftSection={<Icon name="check" size={15} />}
                    aria-label={t('milestone-reach-named', { title: t.of(one.title) })}
                    onClick={() => setOpen({ kind: 'done', milestone: one })}
                  >
                    {t('milestone-reach')}
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('milestone-edit-named', { title: t.of(one.title) })}
                  onClick={() => setOpen({ kind: 'edit', milestone: one })}
                >
                  {t('milestone-edit')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ol>
      {view.may_record && (
        <div>
          <Button
            variant="outline"
            size="compact-md"
            leftSection={<Icon name="plus" size={15} />}
            onClick={() => setOpen({ kind: 'new' })}
          >
            {t('milestone-add')}
          </Button>
        </div>
      )}
      {open && title && (
        <Dialog title={title} size="lg" onClose={() => setOpen(null)}>
          <MilestoneForm {...props} open={open} onClose={() => setOpen(null)} />
        </Dialog>
      )}
    </section>
  );
}

interface Typed {
  title: Bilingual;
  deliverable: Bilingual;
  due_on: string | null;
  evidence: Bilingual;
}

function MilestoneForm({ view, onChanged, open, onClose }: WorkProps & { open: Open; onClose: () => void }) {
  const t = useT();
  const old = open.kind === 'new' ? null : open.milestone;
  const path = `/pilots/${view.id}/milestones`;
  const form = useForm<Typed>({
    path: `${path}/${old?.id ?? ''}#${open.kind}`,
    title: t('form-of', { form: t('noun-milestone'), code: view.code }),
    initial: {
      title: old?.title ?? {},
      deliverable: old?.deliverable ?? {},
      due_on: old?.due_on ?? null,
      evidence: old?.evidence ?? {},
    },
  });
  const { value } = form;
  const text = (one: Bilingual) => (isBlankText(one) ? undefined : one);
  const send = async () => {
    const answer = await form.send(async (typed, intent) => {
      const evidence = text(typed.evidence);
      if (old && open.kind === 'done') {
        const body: UpdateMilestone = { status: 'done', evidence };
        return api.patch(`${path}/${old.id}`, body, old.version);
      }
      const body: UpdateMilestone = { ...typed, deliverable: text(typed.deliverable), evidence };
      return old ? api.patch(`${path}/${old.id}`, body, old.version) : api.post(path, body, { intent });
    });
    if (answer === null) return;
    toast(t(open.kind === 'done' ? 'milestone-reached' : 'milestone-saved'));
    onChanged();
    onClose();
  };
  const reaching = open.kind === 'done';
  return (
    <FormFrame
      form={form}
      submit={reaching ? t('milestone-reach') : t('save')}
      onSubmit={() => void send()}
      onCancel={onClose}
      ready={reaching || value.due_on !== null}
    >
      {reaching ? (
        <p className="nc-strong">{t.of(value.title)}</p>
      ) : (
        <>
          <BilingualField form={form} name="title" label={t('milestone-title')} required />
          <DayField form={form} name="due_on" label={t('milestone-due')} required />
          <BilingualField form={form} name="deliverable" label={t('milestone-deliverable')} />
        </>
      )}
      <BilingualField
        form={form}
        name="evidence"
        label={t('milestone-evidence')}
        description={t('milestone-evidence-hint')}
        multiline
        rows={3}
      />
    </FormFrame>
  );
}

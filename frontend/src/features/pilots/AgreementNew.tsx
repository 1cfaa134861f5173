import { useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { AgreementView, ChallengeView, CreateAgreement } from '@/api/views';
import { FormFrame } from '@/parts/FormFrame';
import { useGo } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { PageHeader } from '@/parts/PageHeader';
import { Text } from '@/parts/Shown';
import { toast } from '@/parts/toast';
import { useForm } from '@/parts/use-form';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { AgreementFields } from './AgreementForm';
import { bodyOf, termsFrom } from './agreement-terms';
import './pilots.css';

/** Drawing up the agreement with the winner of an order. */
export function AgreementNew() {
  const { challengeId } = useParams({ from: '/agreements/new/$challengeId' });
  return <NewAgreement challengeId={challengeId} />;
}

export function NewAgreement({ challengeId }: { challengeId: string }) {
  const t = useT();
  const order = useResource<ChallengeView>(`/challenges/${challengeId}`);
  return (
    <div className="nc-stack">
      <PageHeader
        title={t('agreement-new-title')}
        back={{ to: places.challenge(challengeId), text: t('agreement-back-to-order') }}
        code={order.data?.code}
        lead={order.data && <Text of={order.data.title} />}
      />
      <Loaded query={order}>{data => <NewForm order={data} />}</Loaded>
    </div>
  );
}

function NewForm({ order }: { order: ChallengeView }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const form = useForm({
    path: `/agreements?challenge=${order.id}`,
    initial: termsFrom(order),
    title: t('agreement-of', { code: order.code }),
  });
  const constraints = order.sections.find(one => one.key === 'constraints')?.content;
  const create = async () => {
    const view = await form.send((terms, intent) =>
      api.post<AgreementView, CreateAgreement>(
        '/agreements',
        { challenge_id: order.id, ...bodyOf(terms) },
        { intent },
      ),
    );
    if (!view) return;
    cache.put(`/agreements/${view.id}`, view);
    void cache.stale('/agreements', '/me/tasks');
    toast(t('agreement-drawn-up'));
    go(places.agreement(view.id), { replace: true });
  };
  return (
    <div className="nc-card nc-form">
      <FormFrame form={form} submit={t('agreement-create')} onSubmit={() => void create()}>
        <p className="nc-soft">{t('agreement-new-lead')}</p>
        <AgreementFields form={form} needsAnnex={Boolean(constraints?.uses_personal_data)} />
      </FormFrame>
    </div>
  );
}

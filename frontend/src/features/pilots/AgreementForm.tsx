import { Button, NativeSelect } from '@mantine/core';
import { FUNDING_SOURCES } from '@/api/choices';
import type { FundingSource, Money } from '@/api/views';
import { BilingualField } from '@/parts/Fields';
import { Icon } from '@/parts/Icon';
import { MoneyInput } from '@/parts/MoneyInput';
import type { Form } from '@/parts/use-form';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { newLine, type Terms } from './agreement-terms';
import { PlaceAndTermFields } from './PlaceAndTerm';

/** The fields of an agreement; around them stands the frame of the form that is sent. */
export function AgreementFields({ form, needsAnnex }: { form: Form<Terms>; needsAnnex: boolean }) {
  const t = useT();
  return (
    <>
      <BilingualField form={form} name="title" label={t('agreement-title')} maxLength={300} required />
      <BilingualField
        form={form}
        name="ip_terms"
        label={t('agreement-ip-terms')}
        description={t('agreement-ip-terms-hint')}
        multiline
        rows={4}
        required
      />
      <Budget form={form} />
      <PlaceAndTermFields form={form} />
      <BilingualField
        form={form}
        name="data_annex"
        label={t('agreement-data-annex')}
        description={needsAnnex ? t('agreement-data-annex-needed') : t('agreement-data-annex-hint')}
        multiline
        rows={3}
        required={needsAnnex}
      />
    </>
  );
}

function Budget({ form }: { form: Form<Terms> }) {
  const t = useT();
  const format = useFormat();
  const lines = form.value.budget;
  const change = (id: string, patch: Partial<Terms['budget'][number]>) =>
    form.set({ budget: lines.map(line => (line.id === id ? { ...line, ...patch } : line)) });
  const total: Money = {
    amount: lines.reduce((sum, line) => sum + (line.amount?.amount ?? 0), 0),
    currency: 'VND',
  };
  return (
    <fieldset className="nc-fieldset" id={form.idOf('budget')} tabIndex={-1}>
      <legend className="nc-label">{t('agreement-budget')}</legend>
      {lines.map((line, index) => (
        <div key={line.id} className="nc-budget-line">
          <NativeSelect
            label={t('agreement-budget-source', { number: index + 1 })}
            value={line.source}
            onChange={event => change(line.id, { source: event.currentTarget.value as FundingSource })}
            data={FUNDING_SOURCES.map(one => ({ value: one, label: t(`funding-source-${one}`) }))}
          />
          <MoneyInput
            label={t('agreement-budget-amount', { number: index + 1 })}
            value={line.amount}
            onChange={amount => change(line.id, { amount })}
          />
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('agreement-budget-remove', { number: index + 1 })}
            onClick={() => form.set({ budget: lines.filter(one => one.id !== line.id) })}
          >
            <Icon name="trash" />
          </Button>
        </div>
      ))}
      <div className="nc-row-between">
        <Button
          variant="outline"
          size="compact-sm"
          leftSection={<Icon name="plus" size={15} />}
          onClick={() => form.set({ budget: [...lines, newLine()] })}
        >
          {t('agreement-budget-add')}
        </Button>
        <p aria-live="polite">{t('agreement-budget-total', { total: format.money(total) })}</p>
      </div>
      {form.messageOf('budget') && <p className="nc-small nc-bad">{form.messageOf('budget')}</p>}
    </fieldset>
  );
}

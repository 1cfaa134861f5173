import { Button, NativeSelect } from '@mantine/core';
import type { Money } from '@/api/types';
import { BilingualInput } from '@/parts/BilingualInput';
import { DayInput } from '@/parts/DateTimeInput';
import { Icon } from '@/parts/Icon';
import { MoneyInput } from '@/parts/MoneyInput';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { newLine, SOURCES, type Terms } from './agreement-terms';
import { FieldBox } from './FormFrame';
import { SiteInput } from './SiteInput';
import type { Form } from './use-form';

/** The fields of an agreement; around them stands the frame of the form that is sent. */
export function AgreementFields({ form, needsAnnex }: { form: Form<Terms>; needsAnnex: boolean }) {
  const t = useT();
  const { value, set, idOf, messageOf } = form;
  return (
    <>
      <FieldBox id={idOf('title')}>
        <BilingualInput
          label={t('agreement-title')}
          value={value.title}
          onChange={title => set({ title })}
          maxLength={300}
          required
          error={messageOf('title')}
        />
      </FieldBox>
      <FieldBox id={idOf('ip_terms')}>
        <BilingualInput
          label={t('agreement-ip-terms')}
          description={t('agreement-ip-terms-hint')}
          value={value.ip_terms}
          onChange={ip_terms => set({ ip_terms })}
          multiline
          rows={4}
          required
          error={messageOf('ip_terms')}
        />
      </FieldBox>
      <Budget form={form} />
      <SiteInput
        id={idOf('sites')}
        value={value.sites}
        onChange={sites => set({ sites })}
        error={messageOf('sites')}
      />
      <div className="nc-grid">
        <FieldBox id={idOf('starts_on')}>
          <DayInput
            label={t('pilot-starts-on')}
            value={value.starts_on}
            onChange={starts_on => set({ starts_on })}
            error={messageOf('starts_on')}
          />
        </FieldBox>
        <FieldBox id={idOf('ends_on')}>
          <DayInput
            label={t('pilot-ends-on')}
            value={value.ends_on}
            onChange={ends_on => set({ ends_on })}
            error={messageOf('ends_on')}
          />
        </FieldBox>
      </div>
      <FieldBox id={idOf('data_annex')}>
        <BilingualInput
          label={t('agreement-data-annex')}
          description={needsAnnex ? t('agreement-data-annex-needed') : t('agreement-data-annex-hint')}
          value={value.data_annex}
          onChange={data_annex => set({ data_annex })}
          multiline
          rows={3}
          required={needsAnnex}
          error={messageOf('data_annex')}
        />
      </FieldBox>
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
            onChange={event => change(line.id, { source: event.currentTarget.value })}
            data={SOURCES.map(one => ({ value: one, label: t(`funding-source-${one}`) }))}
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

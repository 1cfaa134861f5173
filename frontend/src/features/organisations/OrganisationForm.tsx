import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/error';
import type { Bilingual, OrganisationKind } from '@/api/views';
import { ActingNote } from '@/parts/ActingNote';
import { BilingualInput } from '@/parts/BilingualInput';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { ErrorNotice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { CountryField } from './CountryField';
import { SELF_REGISTERED } from './kinds';
import { ProvinceField } from './ProvinceField';

export interface OrganisationValues {
  kind: OrganisationKind;
  country: string;
  name: Bilingual;
  short_name: string;
  province: string | null;
  registration_number: string;
  ror: string;
  website: string;
  profile: Bilingual;
}

export interface OrganisationFormProps {
  initial: OrganisationValues;
  /** Kind and country are chosen once, when the organisation is registered. */
  registering: boolean;
  send: string;
  onSend: (values: OrganisationValues) => Promise<void>;
  onCancel?: () => void;
}

/** What an organisation says of itself. */
export function OrganisationForm({ initial, registering, send, onSend, onCancel }: OrganisationFormProps) {
  const t = useT();
  const [form, setForm] = useState(initial);
  const [fields, setFields] = useState<FormError[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // A province belongs to Vietnam; abroad the country says where it is.
  const home = form.country === 'VN';
  const patch = (change: Partial<OrganisationValues>) => setForm(old => ({ ...old, ...change }));
  const messageFor = (name: string) => fields.find(one => one.field === `organisation-${name}`)?.message;
  const line = (name: 'short_name' | 'registration_number' | 'website' | 'ror') => ({
    id: `organisation-${name}`,
    value: form[name],
    error: messageFor(name),
    onChange: (event: { currentTarget: { value: string } }) => patch({ [name]: event.currentTarget.value }),
  });

  const submit = async () => {
    setBusy(true);
    setError(null);
    setFields([]);
    try {
      await onSend(form);
    } catch (problem) {
      if (problem instanceof ApiError && problem.fields.length > 0) {
        setFields(
          problem.fields.map(one => ({
            field: `organisation-${one.pointer.split('/')[1] ?? ''}`,
            message: one.message,
          })),
        );
      } else setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="nc-card nc-stack"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary errors={fields} />
      {error !== null && <ErrorNotice error={error} />}
      {registering && (
        <NativeSelect
          id="organisation-kind"
          label={t('organisation-kind')}
          value={form.kind}
          onChange={event => patch({ kind: event.currentTarget.value as OrganisationKind })}
          data={SELF_REGISTERED.map(kind => ({ value: kind, label: t(`organisation-kind-${kind}`) }))}
        />
      )}
      <BilingualInput
        label={t('organisation-name')}
        value={form.name}
        onChange={name => patch({ name })}
        error={messageFor('name')}
        required
      />
      <TextInput label={t('organisation-short-name')} {...line('short_name')} />
      {registering && (
        <CountryField
          id="organisation-country"
          value={form.country}
          error={messageFor('country')}
          onChange={country => patch({ country })}
        />
      )}
      {home && (
        <ProvinceField
          id="organisation-province"
          label={t('organisation-province')}
          value={form.province}
          error={messageFor('province')}
          onChange={province => patch({ province })}
        />
      )}
      <TextInput
        label={t(home ? 'organisation-registration' : 'organisation-registration-abroad')}
        description={t(home ? 'organisation-registration-hint' : 'organisation-registration-abroad-hint')}
        {...line('registration_number')}
      />
      <TextInput label={t('organisation-ror')} description={t('organisation-ror-hint')} {...line('ror')} />
      <TextInput label={t('organisation-website')} type="url" {...line('website')} />
      <BilingualInput
        label={t('organisation-profile')}
        description={t('organisation-profile-hint')}
        value={form.profile}
        onChange={profile => patch({ profile })}
        error={messageFor('profile')}
        multiline
        rows={6}
      />
      {!registering && <ActingNote />}
      <div className="nc-row">
        <Button type="submit" loading={busy} disabled={!/^[A-Z]{2}$/.test(form.country)}>
          {send}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('back-out')}
          </Button>
        )}
      </div>
    </form>
  );
}

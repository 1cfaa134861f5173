import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { ApiError } from '@/api/error';
import type { MeView, PatchMe } from '@/api/views';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { toast } from '@/parts/toast';
import { places } from '@/places';
import { updateMe } from '@/session/session';
import { useMe } from '@/session/use-session';
import { setLocale } from '@/texts/locale';
import { useT } from '@/texts/use-t';

export function Profile() {
  const t = useT();
  const me = useMe();
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('profile-title')} lead={me.email} />
      <div className="nc-columns">
        <ProfileForm me={me} />
        <section className="nc-card nc-stack-tight" aria-labelledby="profile-memberships">
          <h2 id="profile-memberships">{t('profile-memberships')}</h2>
          {me.memberships.length === 0 && <p className="nc-soft">{t('profile-no-memberships')}</p>}
          <ul className="nc-list nc-stack-tight">
            {me.memberships.map(one => (
              <li key={one.organisation.id}>
                <GoLink to={places.organisation(one.organisation.id)}>{t.of(one.organisation.name)}</GoLink>
                <br />
                <span className="nc-small nc-soft">
                  {t(`organisation-kind-${one.organisation.kind}`)}, {t(`role-${one.role}`)}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <GoLink to={places.memberships}>{t('profile-to-memberships')}</GoLink>
          </p>
          <p>
            <GoLink to={places.personalData}>{t('personal-data-title')}</GoLink>
          </p>
          <ul className="nc-small">
            {me.is_expert && <li>{t('profile-is-expert')}</li>}
            {me.is_auditor && <li>{t('profile-is-auditor')}</li>}
            {me.is_operator && <li>{t('profile-is-operator')}</li>}
          </ul>
        </section>
      </div>
    </div>
  );
}

function ProfileForm({ me }: { me: MeView }) {
  const t = useT();
  const [form, setForm] = useState({
    name: me.name,
    title: me.title ?? '',
    affiliation: me.affiliation ?? '',
    locale: me.locale,
  });
  const [error, setError] = useState<unknown>(null);
  const [fields, setFields] = useState<FormError[]>([]);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm(old => ({ ...old, [name]: value }));
  };
  const messageFor = (name: string) => fields.find(one => one.field === `profile-${name}`)?.message;

  const save = async () => {
    setBusy(true);
    setError(null);
    setFields([]);
    try {
      // The version is read at the moment of saving: the form shows the whole record, and the last word counts.
      const { version } = await api.read<MeView>('/me');
      const { data } = await api.patch<MeView, PatchMe>('/me', form, version ?? 0);
      updateMe(data);
      if (data.locale !== t.locale) await setLocale(data.locale);
      toast(t('profile-saved'));
    } catch (problem) {
      if (problem instanceof ApiError && problem.fields.length > 0) {
        setFields(
          problem.fields.map(one => ({
            field: `profile${one.pointer.replace('/', '-')}`,
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
        void save();
      }}
    >
      <h2>{t('profile-about')}</h2>
      <ErrorSummary errors={fields} />
      {error !== null && <ErrorNotice error={error} />}
      <TextInput
        id="profile-name"
        label={t('person-name')}
        autoComplete="name"
        required
        value={form.name}
        error={messageFor('name')}
        onChange={set('name')}
      />
      <TextInput
        id="profile-title"
        label={t('person-title')}
        description={t('person-title-hint')}
        value={form.title}
        error={messageFor('title')}
        onChange={set('title')}
      />
      <TextInput
        id="profile-affiliation"
        label={t('person-affiliation')}
        value={form.affiliation}
        error={messageFor('affiliation')}
        onChange={set('affiliation')}
      />
      <NativeSelect
        id="profile-locale"
        label={t('person-locale')}
        description={t('person-locale-hint')}
        value={form.locale}
        onChange={set('locale')}
        data={[
          { value: 'vi', label: t('language-vi') },
          { value: 'en', label: t('language-en') },
        ]}
      />
      <div>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

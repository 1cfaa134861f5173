import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '@/api/error';
import { ErrorSummary, type FormError } from '@/parts/ErrorSummary';
import { GoLink, useGo } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { places } from '@/places';
import { register } from '@/session/session';
import { useT } from '@/texts/use-t';

/** An account of one's own; solvers come in this way, offices are brought in by their approver. */
export function Register() {
  const t = useT();
  const go = useGo();
  const { next } = useSearch({ from: '/register' });
  const [form, setForm] = useState({ name: '', email: '', password: '' });
  const [error, setError] = useState<unknown>(null);
  const [fields, setFields] = useState<FormError[]>([]);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm(old => ({ ...old, [name]: value }));
  };
  const messageFor = (name: string) => fields.find(one => one.field === `register-${name}`)?.message;

  const submit = async () => {
    setBusy(true);
    setError(null);
    setFields([]);
    try {
      await register({ ...form, email: form.email.trim(), locale: t.locale });
      go(next ?? places.home, { replace: true });
    } catch (problem) {
      setBusy(false);
      if (problem instanceof ApiError && problem.fields.length > 0) {
        setFields(
          problem.fields.map(one => ({
            field: `register${one.pointer.replace('/', '-')}`,
            message: one.message,
          })),
        );
      } else setError(problem);
    }
  };

  return (
    <div className="nc-entry">
      <PageHeader
        title={t('register-title')}
        lead={t('register-lead')}
        back={{ to: places.signIn, text: t('sign-in') }}
      />
      <ErrorSummary errors={fields} />
      {error !== null && <ErrorNotice error={error} />}
      <form
        className="nc-stack"
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          id="register-name"
          label={t('person-name')}
          autoComplete="name"
          required
          value={form.name}
          error={messageFor('name')}
          onChange={set('name')}
        />
        <TextInput
          id="register-email"
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          value={form.email}
          error={messageFor('email')}
          onChange={set('email')}
        />
        <PasswordInput
          id="register-password"
          label={t('password')}
          description={t('password-hint')}
          autoComplete="new-password"
          required
          value={form.password}
          error={messageFor('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('password-show') }}
          onChange={set('password')}
        />
        <div>
          <Button type="submit" loading={busy}>
            {t('register-send')}
          </Button>
        </div>
      </form>
      <p>
        <GoLink to={places.signIn}>{t('register-have-account')}</GoLink>
      </p>
    </div>
  );
}

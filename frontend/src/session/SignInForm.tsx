import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '@/parts/Notice';
import { useT } from '@/texts/use-t';
import { signIn } from './session';

export function SignInForm({
  email: known,
  onDone,
}: {
  email?: string | undefined;
  onDone: (samePerson: boolean) => void;
}) {
  const t = useT();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      onDone((await signIn(email.trim(), password)).samePerson);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <form
      className="nc-stack"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      {error !== null && <ErrorNotice error={error} />}
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        value={password}
        visibilityToggleButtonProps={{ 'aria-label': t('password-show') }}
        onChange={event => setPassword(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={busy}>
          {t('sign-in')}
        </Button>
      </div>
    </form>
  );
}

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/api/error';
import { GoLink } from '@/parts/GoLink';
import { ErrorNotice } from '@/parts/Notice';
import { places } from '@/places';
import { useT } from '@/texts/use-t';
import { SecondFactorFields } from './SecondFactorFields';
import { signIn } from './session';

export interface SignInFormProps {
  email?: string | undefined;
  onDone: (samePerson: boolean) => void;
}

/** Address and password, and the second factor where the server asks for it; going back loses nothing typed. */
export function SignInForm({ email: known, onDone }: SignInFormProps) {
  const t = useT();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      onDone((await signIn(email.trim(), password, code?.trim() || undefined)).samePerson);
    } catch (problem) {
      if (problem instanceof ApiError && problem.code === 'second_factor_needed') setCode('');
      else setError(problem);
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
      {code === null ? (
        <>
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
        </>
      ) : (
        <SecondFactorFields email={email} code={code} onChange={setCode} />
      )}
      <div className="nc-row">
        <Button type="submit" loading={busy}>
          {t('sign-in')}
        </Button>
        {code === null ? (
          // Over a page whose session ended there is no way out but back in.
          known === undefined && <GoLink to={places.forgotPassword}>{t('forgot-password')}</GoLink>
        ) : (
          <Button
            variant="subtle"
            onClick={() => {
              setCode(null);
              setError(null);
            }}
          >
            {t('second-factor-back')}
          </Button>
        )}
      </div>
    </form>
  );
}

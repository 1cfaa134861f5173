import { PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ApiError } from '@/api/error';
import type { Strength } from '@/api/views';
import { useT } from '@/texts/use-t';
import { passwordStrength } from './account';
import './session.css';

/** A moment after the last key. */
const WAIT_MS = 400;

export interface NewPasswordProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Whose password it will be: what others know of them makes a weak one. */
  email?: string | undefined;
  name?: string | undefined;
}

/** A password that is being chosen, with how well it would hold, in words. */
export function NewPassword({ id, label, value, onChange, error, email, name }: NewPasswordProps) {
  const t = useT();
  return (
    <div className="nc-stack-tight">
      <PasswordInput
        id={id}
        label={label}
        description={t('password-hint')}
        autoComplete="new-password"
        required
        value={value}
        error={error}
        visibilityToggleButtonProps={{ 'aria-label': t('password-show') }}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <StrengthShown password={value} email={email} name={name} />
    </div>
  );
}

/** How strong the server finds it; `null` when it could not be asked. Nothing of it is kept. */
function useStrength(password: string, email?: string, name?: string): Strength | null | undefined {
  const [found, setFound] = useState<Strength | null | undefined>(undefined);
  useEffect(() => {
    if (password === '') {
      setFound(undefined);
      return;
    }
    const asked = new AbortController();
    const ask = async () => {
      try {
        const about = { ...(email ? { email } : {}), ...(name ? { name } : {}) };
        setFound(await passwordStrength({ password, ...about }, asked.signal));
      } catch (problem) {
        if (asked.signal.aborted) return;
        if (!(problem instanceof ApiError)) throw problem;
        setFound(null);
      }
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [password, email, name]);
  return found;
}

function StrengthShown({ password, email, name }: { password: string; email?: string; name?: string }) {
  const t = useT();
  const strength = useStrength(password, email, name);
  const tone = !strength ? '' : strength.acceptable ? 'is-good' : strength.score >= 2 ? 'is-warn' : 'is-bad';
  return (
    <div className="nc-strength" role="status">
      {strength && (
        <>
          <span className={`nc-strength-bar ${tone}`} aria-hidden="true">
            {[1, 2, 3, 4].map(part => (
              <span key={part} className={part <= strength.score ? 'is-filled' : undefined} />
            ))}
          </span>
          <span className="nc-small">
            {t('strength-label')} <strong>{t(`strength-${strength.score}`)}</strong>{' '}
            {t(strength.acceptable ? 'strength-enough' : 'strength-not-enough')}{' '}
            {strength.warning && t.or(strength.warning, '')}
          </span>
        </>
      )}
      {strength === null && <span className="nc-small nc-soft">{t('strength-unknown')}</span>}
    </div>
  );
}

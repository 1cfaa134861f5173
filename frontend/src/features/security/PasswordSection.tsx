import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache } from '@/api/query';
import type { ChangePassword } from '@/api/views';
import { NotTaken } from '@/parts/NotTaken';
import { toast } from '@/parts/toast';
import { useSending } from '@/parts/use-sending';
import { NewPassword } from '@/session/NewPassword';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { CurrentPassword } from './CurrentPassword';

const EMPTY: ChangePassword = { password: '', new_password: '' };

export function PasswordSection() {
  const t = useT();
  const me = useMe();
  const cache = useCache();
  const [form, setForm] = useState(EMPTY);
  const sending = useSending(['password', 'new_password']);
  const submit = () =>
    sending.send(
      () => api.post<void, ChangePassword>('/auth/password', form),
      () => {
        setForm(EMPTY);
        toast(t('password-changed'));
        void cache.stale('/auth/sessions');
      },
    );
  return (
    <form
      className="nc-card nc-stack"
      aria-labelledby="security-password"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="security-password">{t('password')}</h2>
      <p className="nc-soft">{t('password-change-lead')}</p>
      <NotTaken sending={sending} />
      <CurrentPassword
        sending={sending}
        value={form.password}
        onChange={password => setForm({ ...form, password })}
      />
      <NewPassword
        id={sending.idOf('new_password')}
        label={t('password-new')}
        value={form.new_password}
        error={sending.messageOf('new_password')}
        email={me.email}
        name={me.name}
        onChange={new_password => setForm({ ...form, new_password })}
      />
      <div>
        <Button type="submit" loading={sending.busy}>
          {t('password-change')}
        </Button>
      </div>
    </form>
  );
}

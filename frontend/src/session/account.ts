/** What can be done about an account without being signed in to it. */
import { call } from '@/api/client';
import type {
  AskStrength,
  EmailConfirmed,
  Forgot,
  LinkToken,
  MailSent,
  Register,
  Reset,
  Strength,
} from '@/api/views';

async function send<T, B>(path: string, body: B, signal?: AbortSignal): Promise<T> {
  return (await call<T>('POST', path, { anonymous: true, body, signal })).data;
}

/** The answer is the same whether or not the address has an account: the rest is said by mail. */
export const register = (body: Register) => send<MailSent, Register>('/auth/register', body);

export const forgotPassword = (email: string) => send<MailSent, Forgot>('/auth/password/forgot', { email });

export const resetPassword = (token: string, password: string) =>
  send<void, Reset>('/auth/password/reset', { token, password });

export const confirmEmail = (token: string) =>
  send<EmailConfirmed, LinkToken>('/auth/email/confirm', { token });

export const passwordStrength = (body: AskStrength, signal: AbortSignal) =>
  send<Strength, AskStrength>('/auth/password-strength', body, signal);

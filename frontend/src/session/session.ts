import { api, call, setGuard } from '@/api/client';
import { ApiError } from '@/api/error';
import type { DemoLogin, LinkToken, Login, MeView, SessionView } from '@/api/views';
import { actingOf, tidyChoice } from './acting';

/**
 * The session of this page. The access token lives in memory only; the refresh token is a cookie that scripts
 * cannot read. `lost` means: somebody was signed in, their session ended, and their page is still standing behind
 * the sign-in overlay with calls waiting to go on.
 */
export type SessionState =
  | { status: 'starting'; me: null }
  | { status: 'anonymous'; me: null }
  | { status: 'signed-in'; me: MeView }
  | { status: 'lost'; me: MeView };

/** Says only that a refresh cookie is likely to exist, so that a first visit makes no failing call. */
const MARK = 'nhipcau.signed-in';

let state: SessionState = { status: 'starting', me: null };
let token: string | null = null;
let refreshing: Promise<void> | null = null;
let waiting: { resolve: () => void; reject: (reason: ApiError) => void }[] = [];
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  if (next.status === 'signed-in') tidyChoice(next.me);
  state = next;
  for (const listener of listeners) listener();
}

export const sessionStore = {
  get: (): SessionState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const signedOut = () => new ApiError({ title: '', status: 401, code: 'unauthenticated' });

async function refreshOnce(): Promise<void> {
  const { data } = await call<SessionView>('POST', '/auth/refresh', { anonymous: true });
  token = data.access_token;
}

/** One refresh at a time, in this page and across tabs: the refresh token rotates with each use. */
async function refreshAlone(): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('nhipcau.refresh', refreshOnce);
  else await refreshOnce();
}

function refresh(): Promise<void> {
  refreshing ??= refreshAlone().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(staleToken: string | null): Promise<void> {
  if (token !== null && token !== staleToken) return;
  if (state.status === 'signed-in' || state.status === 'starting') {
    try {
      await refresh();
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
    }
  }
  token = null;
  if (state.status === 'signed-in') become({ status: 'lost', me: state.me });
  if (state.status !== 'lost') throw signedOut();
  await new Promise<void>((resolve, reject) => {
    waiting.push({ resolve, reject });
  });
}

/**
 * What the server says of the person has changed: it asks for a second factor that they have not set up, or they no
 * longer belong to the organisation in whose name they acted.
 */
function refused(code: string): void {
  if (state.status !== 'signed-in') return;
  if (code === 'second_factor_required' || code === 'not_a_member') void readMeAgain();
}

const acting = () => (state.me ? (actingOf(state.me)?.organisation.id ?? null) : null);

setGuard({ token: () => token, acting, renew, refused });

function release(go: boolean): void {
  const held = waiting;
  waiting = [];
  for (const one of held) go ? one.resolve() : one.reject(signedOut());
}

/** Takes up a session. Calls that wait go on only if the same person came back. */
async function begin(session: SessionView): Promise<{ samePerson: boolean }> {
  const before = state.status === 'lost' ? state.me.id : null;
  token = session.access_token;
  const me = await api.get<MeView>('/me');
  localStorage.setItem(MARK, '1');
  const samePerson = before === null || before === me.id;
  become({ status: 'signed-in', me });
  release(samePerson);
  return { samePerson };
}

export async function start(): Promise<void> {
  if (localStorage.getItem(MARK) === null) return become({ status: 'anonymous', me: null });
  try {
    await refresh();
    become({ status: 'signed-in', me: await api.get<MeView>('/me') });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) localStorage.removeItem(MARK);
    token = null;
    become({ status: 'anonymous', me: null });
  }
}

const beginWith = async (path: string, body: Login | DemoLogin | LinkToken) =>
  begin((await call<SessionView>('POST', path, { anonymous: true, body })).data);

/** `totp`: the code of the second factor, or one of its recovery codes, where the server asks for it. */
export const signIn = (email: string, password: string, totp?: string) =>
  beginWith('/auth/login', totp ? { email, password, totp } : { email, password });

export const signInAs = (key: string) => beginWith('/auth/demo', { key });

/** The link from the mail after registering: it confirms the address and signs in. */
export const confirmAccount = (token: string) => beginWith('/auth/confirm', { token });

/** Signs out here in any case; throws when the server could not be told to end the session. */
export async function signOut(): Promise<void> {
  token = null;
  localStorage.removeItem(MARK);
  try {
    await call('POST', '/auth/logout', { anonymous: true });
  } catch (error) {
    // 401: the session had ended already.
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  } finally {
    become({ status: 'anonymous', me: null });
    release(false);
  }
}

/** After the person changed their own record. */
export function updateMe(me: MeView): void {
  if (state.status === 'signed-in') become({ status: 'signed-in', me });
}

/** Asks who the person is now; without an answer what is known stays. */
export async function readMeAgain(): Promise<void> {
  if (state.status !== 'signed-in') return;
  try {
    updateMe(await api.get<MeView>('/me'));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

import { describe, expect, it } from 'vitest';
import { api } from '@/api/client';
import { json, person, problem, serve, serveSignedIn } from '../../tests/stage';
import { sessionStore, signInAs, signOut } from './session';

const ended = () => serve(() => problem(401, 'expired'));
const back = (id: string) =>
  serve(call => {
    if (call.path === '/auth/demo') return json({ access_token: 'again', expires_in: 900 });
    if (call.path === '/me') return json({ ...person, id });
    return json({ path: call.path, token: call.headers.get('authorization') });
  });
const settle = () => new Promise(resolve => setTimeout(resolve, 5));

describe('a session that ends while somebody works', () => {
  it('keeps the person and holds the call until the same person is back', async () => {
    await serveSignedIn(() => problem(401, 'expired'));
    const waiting = api.post('/challenges', { kind: 'contest' });
    await settle();
    expect(sessionStore.get()).toMatchObject({ status: 'lost', me: { id: 'p1' } });
    const calls = back('p1');
    expect((await signInAs('minh')).samePerson).toBe(true);
    await expect(waiting).resolves.toEqual({ path: '/challenges', token: 'Bearer again' });
    expect(calls.find(call => call.path === '/challenges')?.body).toEqual({ kind: 'contest' });
    await signOut();
  });

  it('never sends what one person wrote as another', async () => {
    await serveSignedIn(() => problem(401, 'expired'));
    const waiting = api.post('/challenges', {}).catch((error: unknown) => error);
    await settle();
    const calls = back('p2');
    expect((await signInAs('lan')).samePerson).toBe(false);
    expect(await waiting).toMatchObject({ status: 401 });
    expect(calls.some(call => call.path === '/challenges')).toBe(false);
    await signOut();
  });

  it('lets go of waiting calls when the person signs out', async () => {
    await serveSignedIn(() => problem(401, 'expired'));
    const waiting = api.get('/me/tasks').catch((error: unknown) => error);
    await settle();
    ended();
    await signOut();
    expect(await waiting).toMatchObject({ status: 401 });
    expect(sessionStore.get().status).toBe('anonymous');
  });
});

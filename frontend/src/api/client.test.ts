import { describe, expect, it } from 'vitest';
import { signOut } from '@/session/session';
import { json, noNetwork, person, problem, serve, serveSignedIn } from '../../tests/stage';
import { api, readAs, setRetryDelays, withQuery } from './client';
import { ApiError } from './error';
import { Intent } from './intent';

describe('client', () => {
  it('writes filters as repeated parameters and leaves out what is not set', () => {
    expect(withQuery('/x', { field: ['lab', 'imaging'], q: '', page: null, mine: true })).toBe(
      '/x?field=lab&field=imaging&mine=true',
    );
  });

  it('refreshes once for many calls that fail together, and repeats them with the new token', async () => {
    let refreshes = 0;
    const calls = await serveSignedIn(call => {
      if (call.path === '/auth/refresh') {
        refreshes += 1;
        return json({ access_token: 'second', expires_in: 900 });
      }
      return call.headers.get('authorization') === 'Bearer second'
        ? json({ ok: true })
        : problem(401, 'expired');
    });
    const answers = await Promise.all([api.get('/a'), api.get('/b'), api.get('/c')]);
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(refreshes).toBe(1);
    expect(calls.filter(call => call.path === '/a')).toHaveLength(2);
    await signOut();
  });

  it('says which version it saves over and reads the next one from the tag', async () => {
    const calls = await serveSignedIn(() => json({ id: '1' }, 200, { etag: '"v8-0a1b2c3d4e5f6071"' }));
    expect((await api.patch('/challenges/1', { title: {} }, 7)).version).toBe(8);
    expect(calls[0]?.headers.get('if-match')).toBe('"v7"');
    await signOut();
  });

  it('signs what was read: the version and the text', async () => {
    const calls = await serveSignedIn(() => json({ id: '1' }, 200, { etag: '"v8.12-0a1b2c3d4e5f6071"' }));
    const ifMatch = readAs({ version: 7, content_revision: 12 });
    await api.post('/challenges/1/transitions', { action: 'propose' }, { ifMatch });
    expect(calls[0]?.headers.get('if-match')).toBe('"v7.12"');
    expect((await api.read('/challenges/1')).version).toBe(8);
    await signOut();
  });

  it('keeps the key of an intent until a definite answer', async () => {
    const intent = new Intent();
    const first = intent.key;
    await serveSignedIn(() => noNetwork);
    await expect(api.post('/x', {}, { intent })).rejects.toMatchObject({ code: 'network' });
    expect(intent.key).toBe(first);
    const calls = serve(() => json({}, 201));
    await api.post('/x', {}, { intent });
    expect(calls[0]?.headers.get('idempotency-key')).toBe(first);
    expect(intent.key).not.toBe(first);
    await signOut().catch(() => undefined);
  });

  it('tries a read again when the network was away for a moment', async () => {
    setRetryDelays([1, 1]);
    let away = 2;
    serve(() => {
      away -= 1;
      return away >= 0 ? noNetwork : json(person);
    });
    await expect(api.get('/me')).resolves.toMatchObject({ id: 'p1' });
    setRetryDelays([]);
  });

  it('turns a problem into an error with its fields', async () => {
    serve(() =>
      json(
        {
          title: 'Không hợp lệ',
          status: 422,
          code: 'invalid',
          detail: 'Thiếu tên',
          request_id: 'r1',
          errors: [{ pointer: '/name', code: 'required', message: 'Cần có tên' }],
        },
        422,
      ),
    );
    const error = await api.get('/x').catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 422, code: 'invalid', message: 'Thiếu tên', requestId: 'r1' });
    expect((error as ApiError).fields[0]?.pointer).toBe('/name');
  });
});

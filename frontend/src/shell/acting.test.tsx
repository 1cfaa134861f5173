import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api } from '@/api/client';
import { useResource } from '@/api/query';
import type { MeView, Task } from '@/api/views';
import { Home } from '@/features/home/Home';
import { TransitionBar } from '@/parts/TransitionBar';
import { Toasts } from '@/parts/toast';
import { useAutosave } from '@/parts/use-autosave';
import { choose } from '@/session/acting';
import { readMeAgain, sessionStore, updateMe } from '@/session/session';
import { axeFindings, json, person, problem, serveSignedIn, show } from '../../tests/stage';
import { ActingBar } from './ActingBar';
import { NotFound } from './Outcome';

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const clinic = { id: 'o2', name: { vi: 'Bệnh viện Bến Nghé' }, kind: 'health_facility' as const };
const both: MeView['memberships'] = [
  { organisation: lab, role: 'owner' },
  { organisation: clinic, role: 'officer' },
];
const named = (call: { headers: Headers }) => call.headers.get('acting-for');

beforeEach(() => {
  person.memberships = both;
});
afterEach(() => {
  person.memberships = [];
});

function Answer() {
  return <output>{useResource<{ text: string }>('/challenges').data?.text ?? 'nothing'}</output>;
}

const bar = (
  <>
    <ActingBar />
    <Answer />
    <Toasts />
  </>
);

describe('in whose name', () => {
  it('says it plainly to who belongs to one organisation, and to who belongs to none', async () => {
    person.memberships = both.slice(1);
    await serveSignedIn(() => json({ text: 'x' }));
    const { unmount } = await show(bar);
    expect(await screen.findByText('Bệnh viện Bến Nghé')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    unmount();
    person.memberships = [];
    const calls = await serveSignedIn(() => json({ text: 'x' }));
    await show(bar);
    expect(await screen.findByText('chính bạn, Trần Minh')).toBeVisible();
    await waitFor(() => expect(calls.length).toBeGreaterThan(0));
    expect(calls.map(named)).toEqual(calls.map(() => null));
  });

  it('begins with the first, and on change asks everything again in the other name, which is kept', async () => {
    const calls = await serveSignedIn(call => json({ text: `in the name of ${named(call)}` }));
    await show(bar);
    expect(await screen.findByText('in the name of o1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Nhân danh.*Công ty Sao Khuê/ }));
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /^Bệnh viện Bến Nghé/ }));
    expect(await screen.findByText('in the name of o2')).toBeVisible();
    expect(screen.getByText('Từ bây giờ bạn làm việc nhân danh Bệnh viện Bến Nghé.')).toBeVisible();
    expect(screen.getByRole('button', { name: /Nhân danh.*Bệnh viện Bến Nghé/ })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(calls.map(named)).toEqual(['o1', 'o2']);
    expect(localStorage.getItem('nhipcau.acting.p1')).toBe('o2');
  });

  it('stays as it is on a page that stands when another page chooses', async () => {
    const calls = await serveSignedIn(() => json({}));
    await api.get('/challenges');
    localStorage.setItem('nhipcau.acting.p1', 'o2');
    await api.get('/challenges');
    expect(calls.map(named)).toEqual(['o1', 'o1']);
    sessionStorage.clear();
    await api.get('/challenges');
    expect(calls.map(named)).toEqual(['o1', 'o1', 'o2']);
  });

  it('is that in which something was written, whatever is chosen while it is on its way', async () => {
    function Editor() {
      const { change } = useAutosave({ path: '/sections/a', initial: '', version: 1, title: 'a', delay: 5 });
      return <input aria-label="text" onChange={event => change(event.currentTarget.value)} />;
    }
    const calls = await serveSignedIn(() => json({ version: 2, content: 'x' }));
    await show(<Editor />);
    await userEvent.type(await screen.findByLabelText('text'), 'x');
    choose('p1', 'o2');
    await waitFor(() => expect(calls.find(call => call.method === 'PATCH')).toBeDefined());
    expect(calls.filter(call => call.method === 'PATCH').map(named)).toEqual(['o1']);
  });

  it('goes on for who comes into another organisation', async () => {
    person.memberships = both.slice(1);
    const calls = await serveSignedIn(call =>
      json(call.path === '/me' ? { ...person, memberships: both } : {}),
    );
    await api.get('/challenges');
    await readMeAgain();
    sessionStorage.clear();
    await api.get('/challenges');
    expect(calls.filter(call => call.path === '/challenges').map(named)).toEqual(['o2', 'o2']);
  });

  it('may be chosen in the same breath as the membership comes about', async () => {
    person.memberships = both.slice(0, 1);
    await serveSignedIn(call => json({ text: `in the name of ${named(call)}` }));
    await show(bar);
    expect(await screen.findByText('in the name of o1')).toBeVisible();
    act(() => {
      updateMe({ ...person, memberships: both });
      choose('p1', 'o2');
    });
    expect(await screen.findByText('in the name of o2')).toBeVisible();
  });

  it('is not asked for who one is', async () => {
    const calls = await serveSignedIn(() => json(person));
    await api.get('/me');
    expect(named(calls[0] ?? { headers: new Headers() })).toBeNull();
  });

  it('falls back, and says so, when the membership has ended meanwhile', async () => {
    localStorage.setItem('nhipcau.acting.p1', 'o2');
    await serveSignedIn(call => {
      if (call.path === '/me') return json({ ...person, memberships: both.slice(0, 1) });
      return named(call) === 'o2' ? problem(403, 'not_a_member') : json({ text: 'all is well' });
    });
    await show(bar);
    expect(await screen.findByText('all is well')).toBeVisible();
    expect(await screen.findByText(/không còn là thành viên của Bệnh viện Bến Nghé/)).toBeVisible();
    expect(sessionStore.get().me?.memberships).toHaveLength(1);
    expect(localStorage.getItem('nhipcau.acting.p1')).toBe('o1');
  });
});

describe('where something belongs to another organisation', () => {
  it('a page that is not there offers to switch', async () => {
    await serveSignedIn(() => json({ text: 'x' }));
    await show(
      <>
        <ActingBar />
        <NotFound />
      </>,
    );
    const offer = await screen.findByRole('region', { name: 'Làm việc nhân danh tổ chức khác' });
    expect(offer).toHaveTextContent('Bạn đang làm việc nhân danh Công ty Sao Khuê');
    await userEvent.click(within(offer).getByRole('button', { name: 'Chuyển sang Bệnh viện Bến Nghé' }));
    expect(localStorage.getItem('nhipcau.acting.p1')).toBe('o2');
    expect(offer).toHaveTextContent('Bạn đang làm việc nhân danh Bệnh viện Bến Nghé');
    expect(await axeFindings()).toEqual([]);
  });

  it('a task switches when it is opened, and says beforehand that it will', async () => {
    const task = (id: string, organisation: Task['organisation']): Task => ({
      ...{ id, kind: 'vet_order', noun: 'challenge', link: `/challenges/${id}`, title: { vi: `Việc ${id}` } },
      organisation: organisation ?? null,
    });
    await serveSignedIn(() => json({ items: [task('a', lab), task('b', clinic)] }));
    await show(
      <>
        <Home />
        <Toasts />
      </>,
    );
    const rows = await screen.findAllByRole('listitem');
    expect(rows[0]).not.toHaveTextContent('mở ra sẽ chuyển');
    expect(rows[1]).toHaveTextContent('mở ra sẽ chuyển sang nhân danh tổ chức này');
    // What earlier steps said is read.
    for (const one of screen.queryAllByRole('button', { name: 'Đóng' })) await userEvent.click(one);
    await userEvent.click(screen.getByRole('link', { name: 'Việc b' }));
    expect(localStorage.getItem('nhipcau.acting.p1')).toBe('o2');
    expect(await screen.findByText('Từ bây giờ bạn làm việc nhân danh Bệnh viện Bến Nghé.')).toBeVisible();
  });

  it('a step names the organisation beside its button, for those who have several', async () => {
    const actions = [{ action: 'withdraw', allowed: true, reason_required: false }];
    const step = (
      <TransitionBar
        noun="submission"
        path="/submissions/s1"
        version={1}
        actions={actions}
        onDone={() => undefined}
      />
    );
    await serveSignedIn(() => json({}));
    const { unmount } = await show(step);
    await userEvent.click(await screen.findByRole('button', { name: 'Rút hồ sơ' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('nhân danh: Công ty Sao Khuê');
    unmount();
    person.memberships = both.slice(0, 1);
    await serveSignedIn(() => json({}));
    await show(step);
    await userEvent.click(await screen.findByRole('button', { name: 'Rút hồ sơ' }));
    expect(await screen.findByRole('dialog')).not.toHaveTextContent('Công ty Sao Khuê');
  });
});

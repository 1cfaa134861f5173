import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { api } from '@/api/client';
import { sessionStore, signOut } from '@/session/session';
import { theme } from '@/theme/theme';
import { axeFindings, json, person, problem, serve, serveSignedIn } from '../../tests/stage';
import { Shell } from './Shell';

async function open(place: string) {
  const root = createRootRoute({ component: Shell });
  const route = (path: string, text: string, staticData = {}) =>
    createRoute({ getParentRoute: () => root, path, staticData, component: () => <h1>{text}</h1> });
  const router = createRouter({
    basepath: '/app',
    history: createMemoryHistory({ initialEntries: [`/app${place}`] }),
    routeTree: root.addChildren([
      route('/', 'home'),
      route('/log', 'log', { open: true }),
      route('/sign-in', 'sign in', { open: true }),
      route('/security', 'security', { account: true }),
    ]),
  });
  await router.load();
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return router;
}

const original = { ...person };
afterEach(async () => {
  Object.assign(person, original);
  serve(() => new Response(null, { status: 204 }));
  cleanup();
  await signOut();
});

it.each(['/', '/log'])('leads who owes a second factor to it and nowhere else, from %s', async place => {
  Object.assign(person, { demo: false, second_factor: { required: true, enabled: false } });
  const calls = await serveSignedIn(() => problem(403, 'second_factor_required'));
  const router = await open(place);
  expect(await screen.findByRole('heading', { name: 'security' })).toBeVisible();
  expect(router.history.location.pathname).toBe('/app/security');
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.getByRole('button', { name: 'Đăng xuất' })).toBeVisible();
  expect(calls).toEqual([]);
  expect(await axeFindings()).toEqual([]);
});

it('learns from a refusal that a second factor is owed from now on', async () => {
  person.demo = false;
  await serveSignedIn(call => {
    if (call.path !== '/me') return problem(403, 'second_factor_required');
    return json({ ...person, second_factor: { required: true, enabled: false } });
  });
  await open('/');
  await act(() => api.get('/challenges').catch(() => undefined));
  await waitFor(() => expect(sessionStore.get().me?.second_factor.required).toBe(true));
  expect(await screen.findByRole('heading', { name: 'security' })).toBeVisible();
});

it('shows what is open to everybody without a session', async () => {
  serve(() => problem(401, 'unauthenticated'));
  await open('/log');
  expect(await screen.findByRole('heading', { name: 'log' })).toBeVisible();
});

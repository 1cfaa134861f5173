import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { MeView } from '@/api/views';
import { signInAs } from '@/session/session';
import { cssVariablesResolver, theme } from '@/theme/theme';

export const person: MeView = {
  id: 'p1',
  name: 'Trần Minh',
  email: 'minh@example.vn',
  locale: 'vi',
  is_operator: false,
  is_auditor: false,
  is_expert: false,
  memberships: [],
  second_factor: { enabled: false, required: false },
  demo: true,
  version: 1,
};

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

export type Answer = Response | (() => never);

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });

export const problem = (status: number, code: string, detail = code): Response =>
  json({ title: code, status, code, detail }, status);

/** Throws as fetch does when nothing answers. */
export const noNetwork = (): never => {
  throw new TypeError('Failed to fetch');
};

/** Stands in for the server: every call is recorded and answered by `answer`. */
export function serve(answer: (call: Call) => Answer | Promise<Answer>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const call = {
      method: init.method ?? 'GET',
      path: url.replace('/api/v1', ''),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
    };
    calls.push(call);
    const result = await answer(call);
    return typeof result === 'function' ? result() : result.clone();
  });
  return calls;
}

/** Takes uploads, which do not go by fetch: each is kept with its address and answered by `answer`. */
export function serveUploads(answer: (form: FormData) => unknown): { path: string; form: FormData }[] {
  const uploads: { path: string; form: FormData }[] = [];
  class Upload {
    status = 201;
    responseText = '';
    upload = {};
    onload: () => void = () => undefined;
    path = '';
    open(_: string, url: string) {
      this.path = url.replace('/api/v1', '');
    }
    setRequestHeader() {}
    send(form: FormData) {
      uploads.push({ path: this.path, form });
      this.responseText = JSON.stringify(answer(form));
      queueMicrotask(() => this.onload());
    }
  }
  vi.stubGlobal('XMLHttpRequest', Upload);
  return uploads;
}

/** Signs the test's person in, then serves `answer`. */
export async function serveSignedIn(answer: (call: Call) => Answer | Promise<Answer>): Promise<Call[]> {
  serve(call =>
    call.path === '/me'
      ? json(person)
      : json({ access_token: 'first', token_type: 'Bearer', expires_in: 900, second_factor: 'none' }),
  );
  await act(() => signInAs('minh'));
  return serve(answer);
}

/** Renders inside what the workspace puts around every screen. */
export async function show(content: ReactNode) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <main>{content}</main> }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await router.load();
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** What axe finds, as readable lines. Colours are computed in tokens.test.ts, since jsdom paints nothing. */
export async function axeFindings(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(' ')}`));
}

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { SavedSearchView } from '@/api/views';
import { axeFindings, type Call, json, serveSignedIn, show } from '../../../tests/stage';
import { readQuery } from './query';
import { SavedSearches } from './SavedSearches';

const stroke: SavedSearchView = {
  ...{ id: 's1', kind: 'search', name: 'Cấp cứu đột quỵ', frequency: 'weekly', version: 3 },
  query: { q: 'đột quỵ', topic: ['stroke'], type: ['challenge'] },
  ...{ url: '/vi/tim-kiem?q=x', found: 2, new: 1, told_at: '2026-11-20T00:00:00Z' },
  watching_since: '2026-11-01T00:00:00Z',
  ...{ created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-01T00:00:00Z' },
};
const found = {
  ...{ type: 'challenge', id: 'c1', code: 'HCM-2026-0043', title: { vi: 'Báo trước ca đột quỵ' } },
  ...{ url: '/challenges/c1', found_at: '2026-11-20T00:00:00Z', new: true },
};

async function serving(items: SavedSearchView[] = [stroke]) {
  return serveSignedIn((call: Call) => {
    if (call.method === 'POST' && call.path === '/me/saved-searches') return json(stroke, 201);
    if (call.method === 'POST') return new Response(null, { status: 204 });
    if (call.method === 'PATCH') return json({ ...stroke, frequency: 'never', stopped_from: 'weekly' });
    if (call.path === '/topics') return json({ items: [{ code: 'stroke', label: { vi: 'Đột quỵ' } }] });
    if (call.path.includes('/hits')) return json({ items: [found] });
    return json({ items });
  });
}

it('reads what the search page was asked and leaves out what it does not know', () => {
  const query = readQuery(
    'q=%C4%91%E1%BB%99t+qu%E1%BB%B5&type=challenge&type=planet&topic=stroke&topic=ai&cursor=zz',
  );
  expect(query).toEqual({ q: 'đột quỵ', type: ['challenge'], topic: ['stroke', 'ai'] });
});

it('shows each with what it asks, what it found and when it told', async () => {
  const calls = await serving();
  await show(<SavedSearches />);
  const card = (await screen.findByRole('heading', { name: 'Cấp cứu đột quỵ' })).closest('li') as HTMLElement;
  expect(within(card).getByText('Hằng tuần')).toBeVisible();
  expect(await within(card).findByText(/Chủ đề: Đột quỵ/)).toBeVisible();
  expect(within(card).getByText('1 mục mới')).toBeVisible();
  await userEvent.click(within(card).getByRole('button', { name: /^Xem mục đã thấy/ }));
  expect(await within(card).findByRole('link', { name: 'Báo trước ca đột quỵ' })).toBeVisible();
  await waitFor(() => expect(calls.some(one => one.path === '/me/saved-searches/s1/seen')).toBe(true));
  expect(await axeFindings()).toEqual([]);
});

it('stops with the version that was read', async () => {
  const calls = await serving();
  await show(<SavedSearches />);
  await userEvent.click(await screen.findByRole('button', { name: /^Ngừng báo/ }));
  await waitFor(() => {
    const sent = calls.find(one => one.method === 'PATCH');
    expect(sent?.body).toEqual({ frequency: 'never' });
    expect(sent?.headers.get('if-match')).toBe('"v3"');
  });
});

it('saves what the search page leads here with', async () => {
  const calls = await serving([]);
  await show(<SavedSearches search="q=máy thở&province=79" />);
  const name = await screen.findByLabelText(/^Tên/);
  expect(name).toHaveValue('máy thở');
  await userEvent.selectOptions(screen.getByLabelText('Báo cho tôi'), 'at_once');
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  await waitFor(() => {
    const sent = calls.find(one => one.method === 'POST');
    expect(sent?.body).toEqual({
      ...{ kind: 'search', name: 'máy thở', frequency: 'at_once' },
      query: { q: 'máy thở', province: ['79'] },
    });
  });
});

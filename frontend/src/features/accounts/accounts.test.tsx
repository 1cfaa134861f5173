import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { AccountView } from '@/api/views';
import { axeFindings, json, noNetwork, problem, serveSignedIn, show } from '../../../tests/stage';
import { AccountDetail } from './AccountDetail';
import { AccountList, AccountsPage } from './AccountList';

const account: AccountView = {
  ...{ id: 'p2', name: 'Vũ Hà', email: 'ha@example.vn', locale: 'vi', created_at: '2026-01-01T01:00:00Z' },
  ...{ operator: true, auditor: false, expert: false, suspended: false, erased: false, second_factor: true },
  memberships: [{ organisation: { id: 'o1', name: { vi: 'Sao Khuê' }, kind: 'enterprise' }, role: 'owner' }],
  version: 7,
};

it('finds accounts and says what is special about each', async () => {
  const calls = await serveSignedIn(() =>
    json({ items: [account, { ...account, id: 'p3', suspended: true, name: 'Lê An' }] }),
  );
  await show(<AccountList />);
  const row = await screen.findByRole('row', { name: /Vũ Hà/ });
  expect(row).toHaveTextContent('Người vận hành');
  expect(row).toHaveTextContent('Sao Khuê');
  expect(row).toHaveTextContent('chưa lần nào');
  expect(screen.getByRole('row', { name: /Lê An/ })).toHaveTextContent('Đang tạm khóa');
  expect(await axeFindings()).toEqual([]);
  await userEvent.type(screen.getByLabelText('Tìm theo tên hoặc địa chỉ email'), 'hà');
  await waitFor(() => expect(calls.at(-1)?.path).toContain('q=h%C3%A0'));
});

it('suspends with a reason, which is not lost with the network', async () => {
  let away = true;
  let kept = account;
  const calls = await serveSignedIn(call => {
    if (call.method !== 'PATCH') return json(kept);
    if (away) return noNetwork;
    kept = { ...account, suspended: true, version: 8 };
    return json(kept);
  });
  await show(<AccountDetail accountId="p2" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Tạm khóa' }));
  const dialog = await screen.findByRole('dialog', { name: 'Tạm khóa: Vũ Hà' });
  const suspend = within(dialog).getByRole('button', { name: 'Tạm khóa' });
  expect(suspend).toBeDisabled();
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Máy bị mất');
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(suspend);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Chưa kết nối được');
  expect(within(dialog).getByLabelText(/Lý do/)).toHaveValue('Máy bị mất');
  away = false;
  await userEvent.click(suspend);
  expect(await screen.findByText('Đang tạm khóa')).toBeVisible();
  const sent = calls.findLast(call => call.method === 'PATCH');
  expect(sent).toMatchObject({
    path: '/operations/accounts/p2',
    body: { suspended: true, reason: 'Máy bị mất' },
  });
  expect(sent?.headers.get('if-match')).toBe('"v7"');
  expect(screen.getByRole('button', { name: 'Mở khóa' })).toBeVisible();
});

it('ends sessions and removes a second factor, and says why the last operator stays', async () => {
  const calls = await serveSignedIn(call => {
    if (call.method === 'POST') return new Response(null, { status: 204 });
    return call.method === 'PATCH'
      ? problem(409, 'last_operator', 'Đây là người vận hành cuối cùng.')
      : json(account);
  });
  await show(<AccountDetail accountId="p2" />);
  for (const step of ['Kết thúc mọi phiên', 'Gỡ xác thực hai bước', 'Thôi làm người vận hành']) {
    await userEvent.click(await screen.findByRole('button', { name: step }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Theo đề nghị');
    await userEvent.click(within(dialog).getByRole('button', { name: step }));
    if (step.startsWith('Thôi')) continue;
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(await screen.findByText('Đây là người vận hành cuối cùng.')).toBeVisible();
  expect(calls.filter(call => call.method === 'POST')).toMatchObject([
    { path: '/operations/accounts/p2/end-sessions', body: { reason: 'Theo đề nghị' } },
    { path: '/operations/accounts/p2/reset-second-factor', body: { reason: 'Theo đề nghị' } },
  ]);
});

it('offers no step about an erased account, and nothing at all to who runs nothing', async () => {
  await serveSignedIn(() => json({ ...account, erased: true }));
  const { unmount } = await show(<AccountDetail accountId="p2" />);
  expect(await screen.findByText(/đã được xóa theo yêu cầu/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Tạm khóa' })).toBeNull();
  unmount();
  const calls = await serveSignedIn(() => json({ items: [account] }));
  await show(<AccountsPage />);
  expect(await screen.findByRole('heading', { name: 'Không tìm thấy trang' })).toBeVisible();
  expect(calls.some(call => call.path.startsWith('/operations'))).toBe(false);
});

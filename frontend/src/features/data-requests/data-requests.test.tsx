import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { DataRequestView } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { DataRequestDesk, DataRequestPage } from './DataRequestDesk';
import { Retention } from './Retention';

const request = (given: Partial<DataRequestView>): DataRequestView => ({
  ...{ id: 'r1', kind: 'correction', status: 'received', message: 'Sai tên.', version: 1 },
  ...{ person: { id: 'p2', name: 'Vũ Hà', email: 'ha@example.vn' }, received_at: '2026-11-20T01:00:00Z' },
  ...{ acknowledge_by: '2099-11-24', due_on: '2099-12-05', extended: false, overdue: false, blockers: [] },
  allowed_actions: [],
  ...given,
});
const may = (...actions: string[]) =>
  actions.map(action => ({
    action,
    allowed: true,
    reason_required: action === 'refuse' || action === 'extend',
  }));

it('has the earliest due first, and says of an erasure what stands in its way', async () => {
  const blocked = { code: 'erasure-binds-alone', message: 'Không còn ai đại diện cho Sao Khuê.' };
  const calls = await serveSignedIn(() =>
    json({
      items: [
        request({ id: 'done', status: 'completed', decided_at: '2026-11-21T01:00:00Z' }),
        request({ id: 'late', acknowledge_by: '2099-11-30', kind: 'objection' }),
        request({
          ...{ id: 'soon', kind: 'erasure', status: 'acknowledged', acknowledged_at: '2026-11-21T01:00:00Z' },
          ...{ due_on: '2099-11-28', extended: true, blockers: [blocked] },
          allowed_actions: [
            { action: 'complete', allowed: false, reason_required: false, blocked },
            ...may('refuse', 'extend'),
          ],
        }),
      ],
    }),
  );
  await show(<DataRequestDesk />);
  const titles = await screen.findAllByRole('heading', { level: 2 });
  expect(titles.map(one => one.textContent)).toEqual([
    'Xóa dữ liệu cá nhân: Vũ Hà',
    'Phản đối xử lý dữ liệu cá nhân: Vũ Hà',
    'Chỉnh sửa dữ liệu cá nhân: Vũ Hà',
  ]);
  expect(screen.getByText(/chậm nhất ngày 28\/11\/2099 \(đã gia hạn\)/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Xóa dữ liệu' })).toBeDisabled();
  expect(screen.getAllByText(/Không còn ai đại diện cho Sao Khuê/).length).toBeGreaterThan(0);
  expect(await axeFindings()).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText('Trạng thái'), 'received');
  await waitFor(() => expect(calls.at(-1)?.path).toContain('status=received'));
});

it('acknowledges, and refuses with a reason', async () => {
  const calls = await serveSignedIn(call =>
    call.method === 'POST'
      ? json(request({ status: 'acknowledged' }))
      : json({ items: [request({ allowed_actions: may('acknowledge', 'refuse') })] }),
  );
  await show(<DataRequestDesk />);
  await userEvent.click(await screen.findByRole('button', { name: 'Xác nhận đã nhận' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Xác nhận đã nhận' }));
  await waitFor(() =>
    expect(calls.find(call => call.method === 'POST')).toMatchObject({
      path: '/data-requests/r1/transitions',
      body: { action: 'acknowledge' },
    }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Từ chối' }));
  const refusal = await screen.findByRole('dialog', { name: 'Từ chối' });
  expect(within(refusal).getByRole('button', { name: 'Từ chối' })).toBeDisabled();
});

it('says that nothing waits, and is not there for who runs nothing', async () => {
  await serveSignedIn(() => json({ items: [] }));
  const { unmount } = await show(<DataRequestDesk />);
  expect(await screen.findByText('Không có yêu cầu nào')).toBeVisible();
  unmount();
  const calls = await serveSignedIn(() => json({ items: [] }));
  await show(<DataRequestPage />);
  expect(await screen.findByRole('heading', { name: 'Không tìm thấy trang' })).toBeVisible();
  expect(calls.some(call => call.path.startsWith('/operations'))).toBe(false);
});

it('shows what is kept how long and what would go, and deletes nothing', async () => {
  const calls = await serveSignedIn(() =>
    json({
      items: [
        { rule: 'ended_sessions', keeps_days: 90, due: 1200, oldest: '2026-06-01T01:00:00Z' },
        { rule: 'paper_names', keeps_days: 0, due: 0 },
      ],
    }),
  );
  await show(<Retention />);
  const row = await screen.findByRole('row', { name: /Phiên đăng nhập đã kết thúc/ });
  expect(row).toHaveTextContent('90 ngày');
  expect(row).toHaveTextContent('1.200');
  expect(screen.getByRole('row', { name: /Tên người đã xóa/ })).toHaveTextContent('ngày riêng của từng mục');
  expect(screen.getByText(/không xóa gì/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  expect(calls.map(call => call.method)).toEqual(calls.map(() => 'GET'));
});

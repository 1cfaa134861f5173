import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VerificationDesk as Desk, OrganisationView } from '@/api/views';
import { axeFindings, json, person, serveSignedIn, show } from '../../../tests/stage';
import { VerificationDesk, VerificationPage } from './VerificationDesk';

const office = { id: 'b1', name: { vi: 'Sở Khoa học' }, kind: 'science_department' as const };
const summary = (id: string, vi: string) => ({
  ...{ id, name: { vi }, kind: 'enterprise' as const, country: 'VN', province: '79' },
  ...{ verification: 'requested' as const, version: 3 },
});
const full = (id: string, vi: string, registration_number: string): OrganisationView => ({
  ...summary(id, vi),
  ...{ registration_number, profile: {}, member: false, formerly: [], relied_on_by: [], allowed_actions: [] },
});
const desk: Desk = {
  requested: [
    { ...summary('o2', 'Đến sau'), waiting_since: '2026-11-20T01:00:00Z' },
    { ...summary('o1', 'Đến trước'), waiting_since: '2026-11-01T01:00:00Z', evidence: 'Giấy phép số 7' },
  ],
  expiring: [{ ...summary('o3', 'Sắp hết hạn'), verified_until: '2026-12-31' }],
  domains: [
    {
      ...{
        id: 'd1',
        organisation: { ...office, id: 'o4', name: { vi: 'Viện Bình Minh' } },
        domain: 'binhminh.vn',
      },
      ...{ role: 'viewer', status: 'claimed', proved: false, version: 1 },
      allowed_actions: [
        { action: 'confirm', allowed: true, reason_required: false },
        { action: 'refuse', allowed: true, reason_required: true },
      ],
    },
  ],
  duplicates: [
    {
      first: summary('o5', 'Mạch Sống'),
      second: summary('o6', 'CTY Mạch Sống'),
      reasons: ['registration_number', 'name'],
    },
  ],
};
const serving = () =>
  serveSignedIn(call => {
    if (call.path === '/organisations/o5') return json(full('o5', 'Mạch Sống', '0300000001'));
    if (call.path === '/organisations/o6') return json(full('o6', 'CTY Mạch Sống', '0300000001'));
    return json(desk);
  });

beforeEach(() => {
  person.memberships = [{ organisation: office, role: 'approver' }];
});
afterEach(() => {
  person.memberships = [];
});

it('shows who has waited longest first, what runs out, and which domains wait', async () => {
  const calls = await serving();
  await show(<VerificationDesk />);
  const requested = await screen.findByRole('region', { name: /Chờ xác minh/ });
  expect(
    within(requested)
      .getAllByRole('heading', { level: 3 })
      .map(one => one.textContent),
  ).toEqual(['Đến trước', 'Đến sau']);
  expect(requested).toHaveTextContent('Giấy phép số 7');
  expect(screen.getByRole('region', { name: /Sắp hết hạn/ })).toHaveTextContent('31/12/2026');
  expect(await axeFindings()).toEqual([]);
  const domains = screen.getByRole('region', { name: /Tên miền/ });
  expect(domains).toHaveTextContent('Viện Bình Minh');
  await userEvent.click(within(domains).getByRole('button', { name: 'Không xác nhận' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Của đơn vị khác');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Không xác nhận' }));
  await waitFor(() =>
    expect(calls.find(call => call.method === 'POST')).toMatchObject({
      path: '/organisation-domains/d1/transitions',
      body: { action: 'refuse', reason: 'Của đơn vị khác' },
    }),
  );
});

it('merges two records: which one is kept is chosen, and why is said', async () => {
  const calls = await serving();
  await show(<VerificationDesk />);
  const pair = await screen.findByRole('region', { name: /Có thể trùng/ });
  expect(pair).toHaveTextContent('mã số đăng ký');
  await userEvent.click(within(pair).getByRole('button', { name: 'Gộp hồ sơ: Mạch Sống và CTY Mạch Sống' }));
  const dialog = await screen.findByRole('dialog');
  const merge = await within(dialog).findByRole('button', { name: 'Gộp hồ sơ' });
  expect(within(dialog).getByRole('row', { name: /Mã số thuế/ })).toHaveTextContent('0300000001');
  expect(await axeFindings()).toEqual([]);
  await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Cùng mã số thuế');
  expect(merge).toBeDisabled();
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Mạch Sống' }));
  expect(dialog).toHaveTextContent('CTY Mạch Sống không còn đứng riêng');
  await userEvent.click(merge);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = calls.find(call => call.method === 'POST');
  expect(sent).toMatchObject({
    path: '/organisations/o6/merge',
    body: { into: 'o5', reason: 'Cùng mã số thuế' },
  });
  expect(sent?.headers.get('if-match')).toBe('"v3"');
});

it('lets officers see doubles and leaves merging to approvers', async () => {
  person.memberships = [{ organisation: office, role: 'officer' }];
  await serving();
  await show(<VerificationDesk />);
  expect(await screen.findByText('Người duyệt của sở gộp được hai hồ sơ này.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Gộp/ })).toBeNull();
});

it('says what each part waits for when nothing does, and is not there for others', async () => {
  await serveSignedIn(() => json({ requested: [], expiring: [], domains: [], duplicates: [] }));
  const { unmount } = await show(<VerificationDesk />);
  expect(await screen.findAllByText('Không có gì đang chờ.')).toHaveLength(4);
  unmount();
  person.memberships = [{ organisation: { ...office, kind: 'university' }, role: 'owner' }];
  const calls = await serveSignedIn(() => json(desk));
  await show(<VerificationPage />);
  expect(await screen.findByRole('heading', { name: 'Không tìm thấy trang' })).toBeVisible();
  expect(calls.some(call => call.path === '/verification-desk')).toBe(false);
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { OrganisationView } from '@/api/views';
import { axeFindings, json, person, serveSignedIn, show } from '../../../tests/stage';
import { NewOrganisation } from './NewOrganisation';
import { OrganisationList } from './OrganisationList';
import { Organisation } from './OrganisationPage';

const lab: OrganisationView = {
  id: 'o1',
  kind: 'enterprise',
  name: { vi: 'Công ty Sao Khuê', en: 'Sao Khue Ltd' },
  country: 'VN',
  province: '79',
  verification: 'requested',
  evidence: 'Giấy chứng nhận đăng ký doanh nghiệp số 0300000001',
  profile: { vi: 'Phần mềm đọc phim X-quang.' },
  member: false,
  formerly: [],
  relied_on_by: [],
  version: 4,
  allowed_actions: [
    { action: 'verify', allowed: true, reason_required: false },
    { action: 'refuse', allowed: true, reason_required: true },
  ],
};

const provinces = {
  items: [
    { code: '79', label: { vi: 'Thành phố Hồ Chí Minh' }, valid_from: '2025-07-01' },
    { code: '48', label: { vi: 'Đà Nẵng' } },
    // Codes were given anew, and some kept their name.
    { code: '79', label: { vi: 'Thành phố Hồ Chí Minh' }, valid_to: '2025-06-30', into: '79' },
    { code: '48', label: { vi: 'Quảng Nam' }, valid_to: '2025-06-30', into: '48' },
    { code: '74', label: { vi: 'Bình Dương' }, valid_to: '2025-06-30', into: '79' },
  ],
};

describe('organisations', () => {
  it('lists with names, kinds and verification, and asks the server for what is filtered', async () => {
    const calls = await serveSignedIn(() => json({ items: [lab] }));
    await show(<OrganisationList />);
    const row = await screen.findByRole('row', { name: /Công ty Sao Khuê/ });
    expect(row).toHaveTextContent('Thành phố Hồ Chí Minh');
    expect(row).toHaveTextContent('Chờ xác minh');
    expect(await axeFindings()).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Xác minh'), 'requested');
    await waitFor(() => expect(calls.at(-1)?.path).toContain('verification=requested'));
  });

  it('lets a broker verify with the evidence given and a last day', async () => {
    let kept = lab;
    const calls = await serveSignedIn(call => {
      if (call.method === 'POST') kept = { ...lab, verification: 'verified', allowed_actions: [] };
      return json(kept);
    });
    await show(<Organisation organisationId="o1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Xác minh' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('textbox', { name: /Căn cứ/ })).toHaveValue(lab.evidence);
    expect(await axeFindings()).toEqual([]);
    const confirm = within(dialog).getByRole('button', { name: 'Xác minh' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/có giá trị đến/), '2027-12-31');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toEqual({
        action: 'verify',
        evidence: lab.evidence,
        valid_until: '2027-12-31',
      }),
    );
    expect(await screen.findByText('Đã xác minh')).toBeVisible();
  });

  it('calls verifying somebody again a renewal', async () => {
    const again = { action: 'verify', allowed: true, reason_required: false };
    await serveSignedIn(() => json({ ...lab, verification: 'verified', allowed_actions: [again] }));
    await show(<Organisation organisationId="o1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Gia hạn xác minh' }));
    const dialog = await screen.findByRole('dialog', { name: 'Gia hạn xác minh' });
    expect(dialog).toHaveTextContent(/được thay bằng/);
  });

  it('hides members and editing from those who are not members', async () => {
    const calls = await serveSignedIn(() => json({ ...lab, allowed_actions: [] }));
    await show(<Organisation organisationId="o1" />);
    await screen.findByRole('heading', { name: 'Công ty Sao Khuê' });
    expect(screen.queryByRole('button', { name: 'Sửa hồ sơ' })).toBeNull();
    expect(calls.some(call => call.path.endsWith('/members'))).toBe(false);
  });

  it('shows the field that the server refuses when registering', async () => {
    await serveSignedIn(call =>
      call.path === '/organisations'
        ? json(
            {
              title: 'x',
              status: 422,
              code: 'invalid',
              errors: [{ pointer: '/website', code: 'url', message: 'Địa chỉ chưa đúng' }],
            },
            422,
          )
        : call.path.startsWith('/provinces')
          ? json(provinces)
          : json(person),
    );
    await show(<NewOrganisation />);
    await userEvent.type(screen.getByRole('textbox', { name: /Tên tổ chức/ }), 'Nhóm Mạch Sống');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng ký tổ chức' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Địa chỉ chưa đúng');
    expect(screen.getByLabelText('Trang web')).toHaveAccessibleDescription(/Địa chỉ chưa đúng/);
    expect(await axeFindings()).toEqual([]);
  });

  it('finds a province by its former name and registers the present one', async () => {
    const calls = await serveSignedIn(call => {
      if (call.path.startsWith('/provinces')) return json(provinces);
      return call.path === '/me' ? json(person) : json(lab, 201);
    });
    await show(<NewOrganisation />);
    const former = await screen.findByRole('option', {
      name: 'Bình Dương (nay thuộc Thành phố Hồ Chí Minh)',
    });
    await userEvent.type(screen.getByRole('textbox', { name: /Tên tổ chức/ }), 'Nhóm Mạch Sống');
    await userEvent.selectOptions(screen.getByLabelText('Tỉnh, thành phố'), '48');
    expect(screen.queryByRole('option', { name: /Thành phố Hồ Chí Minh \(nay/ })).toBeNull();
    expect(screen.getByRole('option', { name: 'Quảng Nam (nay thuộc Đà Nẵng)' })).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Tỉnh, thành phố'), former);
    expect(screen.getByLabelText('Tỉnh, thành phố')).toHaveAccessibleDescription(
      'Bình Dương nay thuộc Thành phố Hồ Chí Minh; hồ sơ ghi tên hiện nay.',
    );
    await userEvent.type(screen.getByLabelText('Mã ROR'), 'https://ror.org/02h4kdd20');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng ký tổ chức' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toMatchObject({
        country: 'VN',
        province: '79',
        ror: 'https://ror.org/02h4kdd20',
      }),
    );
  });

  it('asks those abroad for their country and its register, and for no province', async () => {
    const calls = await serveSignedIn(call => {
      if (call.path.startsWith('/provinces')) return json(provinces);
      return call.path === '/me' ? json(person) : json(lab, 201);
    });
    await show(<NewOrganisation />);
    await userEvent.type(screen.getByRole('textbox', { name: /Tên tổ chức/ }), 'Seoul Labs');
    await userEvent.selectOptions(screen.getByLabelText('Quốc gia'), 'Hàn Quốc');
    expect(screen.queryByLabelText('Tỉnh, thành phố')).toBeNull();
    await userEvent.type(screen.getByLabelText('Số đăng ký ở nước sở tại'), '110111-1234567');
    const register = screen.getByRole('button', { name: 'Đăng ký tổ chức' });
    await userEvent.selectOptions(screen.getByLabelText('Quốc gia'), 'Nước khác (nhập mã)');
    expect(register).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Mã quốc gia/), 'be');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(register);
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toMatchObject({
        country: 'BE',
        province: null,
        registration_number: '110111-1234567',
      }),
    );
    // From then on the person acts in its name.
    await waitFor(() => expect(localStorage.getItem('nhipcau.acting.p1')).toBe(lab.id));
  });

  it('names who verified it, who relies on that, and what it was before', async () => {
    const sct = (id: string, vi: string) => ({ id, name: { vi }, kind: 'science_department' as const });
    const rely = { action: 'rely', allowed: true, reason_required: false };
    const calls = await serveSignedIn(() =>
      json({
        ...lab,
        verification: 'verified',
        verified_by: sct('b1', 'Sở Khoa học A'),
        verified_until: '2027-12-31',
        relied_on_by: [{ broker: sct('b2', 'Sở Khoa học B'), at: '2026-11-02T01:00:00Z' }],
        formerly: [{ id: 'o7', name: { vi: 'Nhóm Sao Khuê' }, kind: 'enterprise' }],
        allowed_actions: [rely],
      }),
    );
    await show(<Organisation organisationId="o1" />);
    expect(await screen.findByText('Sở Khoa học A')).toBeVisible();
    expect(screen.getByText('31/12/2027')).toBeVisible();
    expect(screen.getByText('Sở Khoa học B')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Nhóm Sao Khuê' })).toHaveAttribute(
      'href',
      '/app/organisations/o7',
    );
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Công nhận kết quả xác minh sẵn có' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('không phải đối chiếu lại');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Công nhận kết quả xác minh sẵn có' }));
    await waitFor(() => expect(calls.find(call => call.method === 'POST')?.body).toEqual({ action: 'rely' }));
  });

  it('leads from a merged record to the one that was kept, and an approver takes them apart', async () => {
    const merged = { ...lab, merged_into: { id: 'o8', name: { vi: 'Sao Khuê Việt' }, kind: 'enterprise' } };
    let kept: object = merged;
    const as = (role: 'officer' | 'approver') => {
      person.memberships = [
        { organisation: { id: 'b1', name: { vi: 'Sở' }, kind: 'science_department' }, role },
      ];
      return serveSignedIn(call => {
        if (call.method === 'POST') kept = { ...lab, version: 5, allowed_actions: [] };
        return json(kept);
      });
    };
    await as('officer');
    const { unmount } = await show(<Organisation organisationId="o1" />);
    expect(await screen.findByRole('link', { name: 'Sao Khuê Việt' })).toHaveAttribute(
      'href',
      '/app/organisations/o8',
    );
    expect(screen.queryByRole('button', { name: 'Tách ra lại' })).toBeNull();
    unmount();
    const calls = await as('approver');
    await show(<Organisation organisationId="o1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Tách ra lại' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Hai công ty khác nhau');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Tách ra lại' }));
    await waitFor(() => expect(screen.queryByText('Tổ chức này đã được gộp')).toBeNull());
    const sent = calls.find(call => call.path === '/organisations/o1/separate');
    expect(sent?.body).toEqual({ reason: 'Hai công ty khác nhau' });
    expect(sent?.headers.get('if-match')).toBe('"v4"');
    person.memberships = [];
  });

  it('says that nothing was found instead of showing an empty table', async () => {
    await serveSignedIn(() => json({ items: [] }));
    await show(<OrganisationList />);
    expect(await screen.findByText('Không có tổ chức nào khớp')).toBeVisible();
  });
});

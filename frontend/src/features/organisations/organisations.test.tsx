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
  version: 4,
  allowed_actions: [
    { action: 'verify', allowed: true, reason_required: false },
    { action: 'refuse', allowed: true, reason_required: true },
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
        : json(person),
    );
    await show(<NewOrganisation />);
    await userEvent.type(screen.getByRole('textbox', { name: /Tên tổ chức/ }), 'Nhóm Mạch Sống');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng ký tổ chức' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Địa chỉ chưa đúng');
    expect(screen.getByLabelText('Trang web')).toHaveAccessibleDescription(/Địa chỉ chưa đúng/);
    expect(await axeFindings()).toEqual([]);
  });

  it('says that nothing was found instead of showing an empty table', async () => {
    await serveSignedIn(() => json({ items: [] }));
    await show(<OrganisationList />);
    expect(await screen.findByText('Không có tổ chức nào khớp')).toBeVisible();
  });
});

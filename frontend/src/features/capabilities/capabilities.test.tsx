import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { CapabilityView, InvitationView } from '@/api/views';
import { axeFindings, type Call, json, person, serveSignedIn, show } from '../../../tests/stage';
import { Calls } from './Calls';
import { CapabilityScreen } from './CapabilityDetail';
import { InvitationCard } from './InvitationCard';

// Whole screens with many fields, typed key by key.
vi.setConfig({ testTimeout: 20_000 });

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const capability: CapabilityView = {
  id: 'k1',
  organisation: lab,
  kind: 'technology',
  status: 'draft',
  visibility: 'public',
  title: { vi: 'Đọc phim X-quang bằng máy' },
  topics: ['ai'],
  languages: ['vi'],
  seeks: [],
  editable: true,
  version: 2,
  updated_at: '2026-11-01T00:00:00Z',
  origin: 'native',
  created_at: '2026-11-01T01:00:00Z',
  allowed_actions: [
    {
      action: 'list',
      allowed: false,
      reason_required: false,
      blocked: { code: 'not-described', message: 'Cần có tóm tắt hoặc mô tả.' },
    },
  ],
};
const challenge = {
  id: 'c1',
  code: 'BT-2026-004',
  title: { vi: 'Đọc phim tại trạm y tế' },
  status: 'open' as const,
  closes_at: '2030-01-01T10:00:00Z',
  orderer: lab,
};
const match = {
  challenge,
  score: 0.82,
  strength: 'strong',
  missing: [{ kind: 'trl', code: 'short', wanted: '7', offered: '5', text: 'Cần TRL 7, đang có 5' }],
  reasons: [{ kind: 'topic', label: 'Trí tuệ nhân tạo', share: 0.4 }],
};
const answer = (call: Call) => {
  if (call.path.includes('/matches')) return json({ items: [match] });
  if (call.path === '/topics') {
    return json({ items: [{ code: 'ai', label: { vi: 'Trí tuệ nhân tạo' } }] });
  }
  if (call.path.startsWith('/challenges')) return json({ items: [challenge] });
  if (call.path.startsWith('/me/saved-searches')) return json({ items: [] });
  return json({ ...capability, ...(call.body as object), version: 3 });
};

describe('capabilities', () => {
  beforeEach(() => {
    person.memberships = [{ organisation: lab, role: 'owner' }];
  });

  it('saves the whole description as it is written and says why it cannot be listed yet', async () => {
    const calls = await serveSignedIn(answer);
    await show(<CapabilityScreen view={capability} />);
    expect(await screen.findByText('Cần có tóm tắt hoặc mô tả.')).toBeVisible();
    await screen.findByText('82 điểm trên 100');
    expect(screen.getByText('Cần TRL 7, đang có 5')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Nơi thí điểm' }));
    await userEvent.selectOptions(screen.getByLabelText('Mức sẵn sàng công nghệ (TRL)'), '7');
    await waitFor(
      () =>
        expect(calls.findLast(call => call.method === 'PATCH')).toMatchObject({
          path: '/capabilities/k1',
          body: { seeks: ['pilot'], trl: 7, topics: ['ai'], origin_task: null, summary: null },
        }),
      { timeout: 3000 },
    );
  });

  it('saves the task behind a result only when all of it is there', async () => {
    const calls = await serveSignedIn(answer);
    await show(<CapabilityScreen view={capability} />);
    await userEvent.click(await screen.findByRole('checkbox', { name: /nhiệm vụ đã nghiệm thu/ }));
    await userEvent.type(screen.getByLabelText('Mã nhiệm vụ'), 'KC-01');
    expect(screen.getByText(/Điền đủ bốn ô/)).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Cấp'), 'provincial');
    await userEvent.type(screen.getByLabelText('Ngày nghiệm thu'), '2024-05-06');
    await userEvent.type(screen.getByLabelText('Xếp loại'), 'Xuất sắc');
    await waitFor(
      () =>
        expect(calls.findLast(call => call.method === 'PATCH')?.body).toMatchObject({
          origin_task: { code: 'KC-01', level: 'provincial', accepted_on: '2024-05-06', grade: 'Xuất sắc' },
        }),
      { timeout: 3000 },
    );
  });

  it('shows the calls that fit my organisation with why, then every open one', async () => {
    const calls = await serveSignedIn(answer);
    await show(<Calls />);
    expect(await screen.findByText('Vì sao: 82 điểm trên 100')).toBeVisible();
    expect(screen.getByText('Trí tuệ nhân tạo', { selector: '.nc-reason-label *' })).toBeVisible();
    expect(screen.getByText('Cần TRL 7, đang có 5')).toBeVisible();
    expect(calls.some(call => call.path.startsWith('/organisations/o1/matches'))).toBe(true);
    const links = await screen.findAllByRole('link', { name: 'Soạn hồ sơ' });
    expect(links[0]).toHaveAttribute('href', '/app/submissions/new?challenge=c1');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Báo cho tôi bài toán mới phù hợp' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toEqual({
        ...{ kind: 'profile', name: 'Bài toán phù hợp: Công ty Sao Khuê', frequency: 'daily' },
        ...{ organisation_id: 'o1', capability_id: null },
      }),
    );
  });

  it('declines an invitation with a reason', async () => {
    const invitation: InvitationView = {
      id: 'i1',
      challenge,
      organisation: lab,
      by: { id: 'o5', name: { vi: 'Sở Khoa học và Công nghệ' }, kind: 'science_department' },
      message: 'Mời quý công ty.',
      status: 'sent',
      reminders: 0,
      silent: false,
      created_at: '2026-11-01T00:00:00Z',
      version: 1,
      allowed_actions: [
        { action: 'accept', allowed: true, reason_required: false },
        { action: 'decline', allowed: true, reason_required: true },
      ],
    };
    const calls = await serveSignedIn(() => json({ ...invitation, status: 'declined' }));
    await show(<InvitationCard invitation={invitation} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Từ chối' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Từ chối' })).toBeDisabled();
    await userEvent.click(dialog.getByRole('radio', { name: 'Lý do khác' }));
    // What cannot be counted is said in words.
    expect(dialog.getByRole('button', { name: 'Từ chối' })).toBeDisabled();
    await userEvent.click(dialog.getByRole('radio', { name: 'Không đủ người hoặc thời gian' }));
    await userEvent.type(dialog.getByRole('textbox', { name: /Nói thêm/ }), 'Không đủ người.');
    await userEvent.click(dialog.getByRole('button', { name: 'Từ chối' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')).toMatchObject({
        path: '/invitations/i1/transitions',
        body: { action: 'decline', code: 'no_capacity', reason: 'Không đủ người.' },
      }),
    );
  });
});

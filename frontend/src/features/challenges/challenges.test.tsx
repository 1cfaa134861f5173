import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ChallengeView } from '@/api/views';
import { axeFindings, type Call, json, person, serveSignedIn, show } from '../../../tests/stage';
import { ChallengeList } from './ChallengeList';
import { Challenge } from './ChallengePage';
import { Editor } from './EditorPage';

const org = (id: string, vi: string) => ({ id, name: { vi }, kind: 'health_facility' as const });
const section = (key: string, content = {}, required = true) => ({
  key,
  version: 0,
  content,
  limit: 4000,
  required,
});

const order: ChallengeView = {
  id: 'c1',
  code: 'HCM-2026-0042',
  origin: 'native',
  kind: 'solution_order',
  level: 'provincial',
  status: 'returned',
  programme: { id: 'g1', code: 'HCM', title: { vi: 'Chương trình phối hợp' } },
  orderer: org('o2', 'Sở Y tế'),
  proposer: org('o1', 'Trạm y tế Phường Rạch Dừa'),
  title: { vi: 'Đọc phim X-quang phổi tại trạm' },
  summary: { vi: 'Kết quả trong buổi khám.' },
  topics: [],
  version: 7,
  content_revision: 4,
  created_at: '2026-11-01T01:00:00Z',
  updated_at: '2026-11-20T01:00:00Z',
  returned: { reason: 'Bổ sung số liệu ban đầu.', at: '2026-11-20T01:00:00Z' },
  sections: [
    section('problem', { text: { vi: 'Một phần ba không quay lại.' } }),
    section('outcome'),
    section('evaluation', {}, true),
  ],
  attachments: [],
  laid_up: [],
  separate_signer: false,
  may_lay_up: false,
  completeness: {
    missing: [{ section: 'outcome', code: 'measures', message: 'Chưa có thước đo thành công nào.' }],
  },
  editable: true,
  allowed_actions: [
    {
      action: 'propose',
      allowed: false,
      reason_required: false,
      blocked: { code: 'challenge-incomplete', message: 'Còn 1 nội dung bắt buộc' },
    },
  ],
};

const rules = {
  code: 'hcm-selection-2026',
  version: 1,
  council_kind: 'selection',
  title: { vi: 'Tuyển chọn cấp Thành phố' },
  notice: { vi: 'Bộ quy tắc minh họa.' },
  confirmed: false,
  composition: { size: { min: 7, max: 9 }, roles: [], represented: [] },
  criteria: [{ key: 'applicability', label: { vi: 'Khả năng áp dụng' }, max: 20 }],
  pass_mark: 70,
  procedure: { blind: true },
};

const server = (view: ChallengeView) => (call: Call) => {
  if (call.method === 'PATCH') return json({ ...section('x', call.body as object), version: 1 });
  if (call.path === '/challenges/c1') return json(view);
  if (call.path === '/rule-sets?for_orders=true') return json({ items: [rules] });
  if (call.path.startsWith('/challenges?')) return json({ items: [view] });
  return json({ items: [] });
};

describe('the order editor', () => {
  it('shows the reasons of the return, what is missing and the refusal of patient data', async () => {
    await serveSignedIn(server(order));
    await show(<Editor challengeId="c1" />);
    expect(await screen.findByText('Bổ sung số liệu ban đầu.')).toBeVisible();
    expect(screen.getByText('Không đưa dữ liệu nhận diện người bệnh')).toBeVisible();
    const check = screen.getByRole('navigation', { name: 'Còn thiếu gì' });
    expect(within(check).getByRole('link', { name: 'Kết quả mong đợi' })).toHaveAttribute(
      'href',
      '#section-outcome',
    );
    expect(check).toHaveTextContent('Chưa có thước đo thành công nào.');
    expect(screen.getByRole('button', { name: 'Đề xuất lên sở' })).toBeDisabled();
    await screen.findByText('Chưa thấy gì tương tự', { exact: false });
    expect(await axeFindings()).toEqual([]);
  });

  it('keeps half a measure to itself and saves a whole one with its figures', async () => {
    const calls = await serveSignedIn(server(order));
    await show(<Editor challengeId="c1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm thước đo' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ghi thước đo' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Nêu điều cần đo.');
    expect(calls.some(call => call.method === 'PATCH')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: /Đo điều gì/ }), 'Thời gian có kết quả');
    await userEvent.type(screen.getByLabelText('Đơn vị (tiếng Anh, không bắt buộc)'), 'hours');
    await userEvent.click(screen.getByRole('button', { name: 'Ghi thước đo' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Nêu đơn vị');
    await userEvent.type(screen.getByLabelText('Đơn vị'), 'giờ');
    await userEvent.type(screen.getByLabelText('Hiện nay'), '20,5');
    await userEvent.type(screen.getByLabelText('Mục tiêu'), '1');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Ghi thước đo' }));
    await waitFor(
      () =>
        expect(calls.find(call => call.method === 'PATCH')).toMatchObject({
          path: '/challenges/c1/sections/outcome',
          body: {
            measures: [
              { unit: { vi: 'giờ', en: 'hours' }, baseline: 20.5, target: 1, direction: 'decrease' },
            ],
          },
        }),
      { timeout: 3000 },
    );
  }, 20_000);

  it('saves title and summary on the order itself', async () => {
    const calls = await serveSignedIn(server(order));
    await show(<Editor challengeId="c1" />);
    const title = await screen.findByRole('textbox', { name: /^Tên bài toán/ });
    await userEvent.clear(title);
    await userEvent.type(title, 'Đọc phim ngay trong buổi khám');
    await waitFor(
      () =>
        expect(calls.find(call => call.method === 'PATCH')).toMatchObject({
          path: '/challenges/c1',
          body: {
            title: { vi: 'Đọc phim ngay trong buổi khám' },
            summary: { vi: 'Kết quả trong buổi khám.' },
          },
        }),
      { timeout: 3000 },
    );
  });

  it('tells the notice of the rule set that is picked, and that it judges without names', async () => {
    const calls = await serveSignedIn(server(order));
    await show(<Editor challengeId="c1" />);
    await userEvent.click(await screen.findByRole('radio', { name: /Tuyển chọn cấp Thành phố/ }));
    expect(await screen.findByText('Bộ quy tắc minh họa.')).toBeVisible();
    expect(screen.getByText(/ngưỡng đạt: 70; chấm ẩn danh$/)).toBeVisible();
    expect(screen.getByText(/^Chấm ẩn danh: thành viên chấm điểm chỉ thấy mã/)).toBeVisible();
    await waitFor(
      () =>
        expect(calls.find(call => call.method === 'PATCH')?.body).toEqual({
          rule_set: 'hcm-selection-2026',
        }),
      { timeout: 3000 },
    );
  });

  it('previews what the public will read', async () => {
    await serveSignedIn(server(order));
    await show(<Editor challengeId="c1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Xem như công chúng sẽ thấy' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Một phần ba không quay lại.');
    expect(dialog).not.toHaveTextContent('Bổ sung số liệu');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('challenges', () => {
  it('asks for the deadline when an order is published', async () => {
    const calls = await serveSignedIn(
      server({
        ...order,
        status: 'approved',
        editable: false,
        returned: null,
        allowed_actions: [{ action: 'publish', allowed: true, reason_required: false }],
      }),
    );
    await show(<Challenge challengeId="c1" />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Đọc phim X-quang');
    expect(screen.queryByRole('link', { name: 'Soạn tiếp' })).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Công bố' }));
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Công bố' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Hạn nộp hồ sơ/), '2026-12-31T17:00');
    await userEvent.tab();
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toEqual({
        action: 'publish',
        closes_at: '2026-12-31T10:00:00Z',
      }),
    );
  });

  it('is published at a set time, which the facts then show and the next step replaces', async () => {
    const approved: ChallengeView = {
      ...order,
      status: 'approved',
      editable: false,
      returned: null,
      allowed_actions: [{ action: 'publish', allowed: true, reason_required: false }],
    };
    const set = { opens_at: '2026-12-01T01:00:00Z', closes_at: '2026-12-31T10:00:00Z' };
    let kept = approved;
    const calls = await serveSignedIn(call => {
      if (call.method === 'POST') kept = { ...approved, ...set };
      return call.method === 'POST' ? json(kept) : server(kept)(call);
    });
    await show(<Challenge challengeId="c1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Công bố' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Giờ công bố/), '2026-12-01T08:00');
    await userEvent.type(within(dialog).getByLabelText(/Hạn nộp hồ sơ/), '2026-12-31T17:00');
    await userEvent.tab();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Công bố' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toEqual({ action: 'publish', ...set }),
    );
    expect(await screen.findByText('Công bố vào')).toBeVisible();
    expect(screen.getByText(/08:00 Thứ Ba 01\/12\/2026/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Công bố hoặc đổi giờ công bố' }));
    expect(await screen.findByLabelText(/Giờ công bố/)).toHaveValue('2026-12-01T08:00');
  });

  it('leads to the decision, and to a new agreement where the server asks for one', async () => {
    const piloted: ChallengeView = {
      ...order,
      status: 'in_pilot',
      editable: false,
      returned: null,
      allowed_actions: [{ action: 'decide', allowed: true, reason_required: false }],
    };
    person.memberships = [
      { organisation: { ...order.orderer, kind: 'health_department' }, role: 'officer' },
    ] as typeof person.memberships;
    const calls = await serveSignedIn(call => {
      if (call.path.startsWith('/agreements'))
        return json({ items: [{ id: 'a1', status: 'expired', challenge: piloted }] });
      if (call.path === '/me/tasks')
        return json({ items: [{ kind: 'draw_up_agreement', id: 'c1', noun: 'challenge', title: {} }] });
      return server(piloted)(call);
    });
    await show(<Challenge challengeId="c1" />);
    expect(await screen.findByRole('link', { name: 'Soạn thỏa thuận mới' })).toHaveAttribute(
      'href',
      '/app/agreements/new/c1',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Quyết định kết quả' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(calls.some(call => call.method === 'POST')).toBe(false);
    person.memberships = [];
  });

  it('lists with status and lets the address keep the filters', async () => {
    const calls = await serveSignedIn(server(order));
    await show(<ChallengeList />);
    const row = await screen.findByRole('row', { name: /HCM-2026-0042/ });
    expect(row).toHaveTextContent('Trả lại để hoàn thiện');
    expect(await axeFindings()).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Hình thức'), 'contest');
    await waitFor(() => expect(calls.at(-1)?.path).toContain('kind=contest'));
  });
});

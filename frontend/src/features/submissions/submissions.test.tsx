import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  ChallengeView,
  SubmissionBudgetLine,
  SubmissionSection,
  SubmissionSectionContent,
  SubmissionView,
} from '@/api/views';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  person,
  problem,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { canonicalText, contentHash } from './canonical';
import { ReceiptSheet } from './ReceiptPage';
import { StartForm } from './StartSubmission';
import { SubmissionScreen } from './SubmissionDetail';

// Whole screens with many fields, typed key by key.
vi.setConfig({ testTimeout: 20_000 });

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const hospital = { id: 'o2', name: { vi: 'Bệnh viện Bến Nghé' }, kind: 'health_facility' as const };
const section = (key: string, content: SubmissionSectionContent, required = false): SubmissionSection => ({
  key,
  content,
  required,
  version: 1,
  limit: 8000,
});
const line: SubmissionBudgetLine = {
  item: { vi: 'Máy chủ' },
  source: 'own' as const,
  amount: { amount: 300_000_000, currency: 'VND' },
};

const draft: SubmissionView = {
  id: 's1',
  code: 'HS-2026-7Q2M',
  challenge: { id: 'c1', code: 'BT-2026-004', title: { vi: 'Đọc phim tại trạm y tế' }, status: 'open' },
  organisation: lab,
  kind: 'solution',
  status: 'draft',
  title: { vi: 'Trợ lý đọc phim' },
  closes_at: '2030-01-01T10:00:00Z',
  sections: [
    section('approach', { text: { vi: 'Máy đọc trước, bác sĩ xác nhận.' } }, true),
    section('measures_fit', { fits: [] }, true),
    section('budget', { lines: [line] }, true),
  ],
  attachments: [],
  coded: false,
  blind: false,
  withheld_files: 0,
  confirms_redaction: false,
  completeness: { missing: [{ section: 'measures_fit', code: 'fits', message: 'Trả lời mọi chỉ số.' }] },
  editable: true,
  version: 3,
  content_revision: 4,
  created_at: '2026-11-01T00:00:00Z',
  updated_at: '2026-11-01T00:00:00Z',
  allowed_actions: [
    {
      action: 'send',
      allowed: false,
      reason_required: false,
      blocked: { code: 'submission-incomplete', message: 'Còn 1 nội dung bắt buộc của hồ sơ chưa điền.' },
    },
    { action: 'withdraw', allowed: true, reason_required: false },
  ],
};

const call = {
  id: 'c1',
  code: 'BT-2026-004',
  title: { vi: 'Đọc phim tại trạm y tế' },
  orderer: { id: 'o9', name: { vi: 'Sở Y tế' }, kind: 'health_department' },
  proposer: hospital,
  closes_at: '2030-01-01T10:00:00Z',
  budget: { max: { amount: 500_000_000, currency: 'VND' }, sources: [] },
  sections: [
    {
      key: 'outcome',
      version: 1,
      content: {
        measures: [
          {
            key: 'm1',
            name: { vi: 'Thời gian chờ' },
            unit: { vi: 'phút', en: 'minutes' },
            baseline: 90,
            target: 30,
            direction: 'decrease',
          },
        ],
      },
    },
  ],
} as unknown as ChallengeView;

const answer = (view: SubmissionView, asked: Call): Answer => {
  if (asked.path.endsWith('/history')) return json({ items: [] });
  if (asked.path.startsWith('/challenges/')) return json(call);
  if (asked.path.includes('/sections/')) {
    return json({ key: asked.path.split('/').at(-1), version: 2, content: asked.body });
  }
  if (asked.path.startsWith('/capabilities')) return json({ items: [] });
  return json(view);
};

describe('a submission being written', () => {
  beforeEach(() => {
    person.memberships = [
      { organisation: lab, role: 'editor' },
      { organisation: hospital, role: 'approver' },
    ];
  });

  it('says what sealing means, what is missing, and why it cannot be sent yet', async () => {
    await serveSignedIn(asked => answer(draft, asked));
    await show(<SubmissionScreen view={draft} />);
    expect(await screen.findByText(/chỉ người của tổ chức bạn đọc được/)).toBeVisible();
    expect(screen.getByText('1 nội dung bắt buộc chưa có')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Nộp hồ sơ' })).toBeDisabled();
    expect(screen.getByText('Còn 1 nội dung bắt buộc của hồ sơ chưa điền.')).toBeVisible();
    await screen.findByText(/Hiện nay 90 phút, cần 30 phút/);
    expect(await axeFindings()).toEqual([]);
  });

  it('saves what is promised for a measure of the call', async () => {
    const calls = await serveSignedIn(asked => answer(draft, asked));
    await show(<SubmissionScreen view={draft} />);
    const promised = await screen.findByLabelText('Cam kết (phút)');
    await userEvent.type(promised, '25,5');
    await waitFor(
      () =>
        expect(calls.findLast(one => one.method === 'PATCH')).toMatchObject({
          path: '/submissions/s1/sections/measures_fit',
          body: { fits: [{ measure_key: 'm1', promised: 25.5 }] },
        }),
      { timeout: 3000 },
    );
  });

  it('adds the budget up while it is typed and keeps an empty row out of what is saved', async () => {
    const calls = await serveSignedIn(asked => answer(draft, asked));
    await show(<SubmissionScreen view={draft} />);
    const budget = within(await screen.findByRole('region', { name: /^Dự toán \(bắt buộc/ }));
    await userEvent.click(budget.getByRole('button', { name: 'Thêm khoản' }));
    expect(calls.some(one => one.method === 'PATCH')).toBe(false);
    const amounts = budget.getAllByLabelText('Số tiền');
    await userEvent.type(amounts[1] as HTMLElement, '250000000');
    expect(budget.getByRole('row', { name: /Tổng cộng/ })).toHaveTextContent('550.000.000');
    expect(budget.getByText(/Tổng vượt kinh phí tối đa/)).toBeVisible();
  });

  it('asks before sending, in words, and does not send past text that is not saved', async () => {
    const ready: SubmissionView = {
      ...draft,
      completeness: { missing: [] },
      allowed_actions: [{ action: 'send', allowed: true, reason_required: false }],
    };
    const calls = await serveSignedIn(asked =>
      asked.method === 'PATCH' ? problem(422, 'invalid') : answer(ready, asked),
    );
    await show(<SubmissionScreen view={ready} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Nộp hồ sơ' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Bạn nhận biên nhận/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Nộp hồ sơ' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')).toMatchObject({
        path: '/submissions/s1/transitions',
        body: { action: 'send' },
      }),
    );
    // What is sent is what was read, text and all.
    expect(calls.find(one => one.method === 'POST')?.headers.get('if-match')).toBe('"v3.4"');
    await userEvent.type(screen.getByRole('textbox', { name: /Tên giải pháp/ }), '!');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Nộp hồ sơ' })).toBeDisabled());
    expect(screen.getByText(/Còn nội dung chưa lưu lên máy chủ/)).toBeVisible();
  });

  it('never offers an organisation its own order', async () => {
    const calls = await serveSignedIn(asked => answer(draft, asked));
    await show(<StartForm call={call} capability="" />);
    expect((await screen.findByText('Nộp thay mặt:')).parentElement).toHaveTextContent(lab.name.vi);
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Bắt đầu soạn' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')?.body).toEqual({
        challenge_id: 'c1',
        organisation_id: 'o1',
      }),
    );
  });

  it('offers who acts for the proposing side to answer in another name', async () => {
    localStorage.setItem('nhipcau.acting.p1', hospital.id);
    await serveSignedIn(asked => answer(draft, asked));
    await show(<StartForm call={call} capability="" />);
    await userEvent.click(await screen.findByRole('button', { name: `Chuyển sang ${lab.name.vi}` }));
    expect((await screen.findByText('Nộp thay mặt:')).parentElement).toHaveTextContent(lab.name.vi);
  });
});

describe('who read it', () => {
  const sent: SubmissionView = { ...draft, status: 'opened', editable: false, allowed_actions: [] };
  const readings = [
    { at: '2026-11-20T01:00:00Z', kind: 'read', part: 'council' },
    {
      ...{ at: '2026-11-19T01:00:00Z', kind: 'break_glass', part: 'broker', reason: 'Thiết bị nguy hiểm' },
      ...{ organisation: hospital, person: { id: 'p5', name: 'Phạm Thu' } },
    },
  ];
  const served = () =>
    serveSignedIn(asked =>
      asked.path.includes('/readings') ? json({ items: readings }) : answer(sent, asked),
    );

  it('is told to the people of the submitter, with the reason of who read out of turn', async () => {
    person.memberships = [{ organisation: lab, role: 'editor' }];
    await served();
    await show(<SubmissionScreen view={sent} />);
    const section = await screen.findByRole('region', { name: 'Ai đã đọc hồ sơ này' });
    expect(await within(section).findByText('Đọc khẩn cấp, trước giờ mở')).toBeVisible();
    expect(within(section).getByText('Thiết bị nguy hiểm')).toBeVisible();
    expect(within(section).getByText('Phạm Thu')).toBeVisible();
    expect(within(section).getByText('Hội đồng')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('is not asked for by anybody else', async () => {
    person.memberships = [{ organisation: hospital, role: 'approver' }];
    const calls = await served();
    await show(<SubmissionScreen view={sent} />);
    await screen.findByRole('heading', { level: 1 });
    expect(calls.some(one => one.path.includes('/readings'))).toBe(false);
  });
});

describe('the receipt', () => {
  const sent: SubmissionView = { ...draft, status: 'sent', editable: false };

  it('is written as RFC 8785 says: names in order, nothing between them', () => {
    const text = canonicalText({ ...sent, sections: [section('risks', { text: { vi: 'Mất điện "lâu"' } })] });
    expect(text).toBe(
      '{"attachments":[],"sections":{"risks":{"text":{"vi":"Mất điện \\"lâu\\""}}},"title":{"vi":"Trợ lý đọc phim"}}',
    );
  });

  it('can be worked out again in the browser', async () => {
    await serveSignedIn(asked => answer(sent, asked));
    const content_hash = await contentHash(sent);
    const receipt = {
      code: sent.code,
      sent_at: '2026-11-02T03:00:00Z',
      content_hash,
      algorithm: 'SHA-256',
      version: 1,
    };
    await show(<ReceiptSheet view={sent} receipt={receipt} />);
    expect(await screen.findByText('10:00 02/11/2026 (giờ Việt Nam)')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Tính lại ngay/ }));
    expect(await screen.findByText(/Trùng khớp/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});

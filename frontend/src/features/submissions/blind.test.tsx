import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachmentView, SubmissionSectionContent, SubmissionView } from '@/api/views';
import { Toasts } from '@/parts/toast';
import { axeFindings, json, person, problem, serveSignedIn, show } from '../../../tests/stage';
import { SubmissionScreen } from './SubmissionDetail';

// Whole screens with many fields.
vi.setConfig({ testTimeout: 20_000 });

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const section = (key: string, content: SubmissionSectionContent) => ({
  ...{ key, content, required: true, version: 1, limit: 8000 },
});
const file = (id: string, file_name: string, confirmed?: string): AttachmentView => ({
  ...{ id, file_name, media_type: 'application/pdf', size: 2048, sha256: 'ab12', purpose: 'attachment' },
  ...{ url: `/api/v1/attachments/${id}`, uploaded_at: '2026-11-21T10:00:00Z' },
  ...(confirmed ? { redaction_confirmed_at: confirmed } : {}),
});

const whole: SubmissionView = {
  ...{ id: 's1', code: 'HS-2026-7Q2M', organisation: lab, kind: 'solution', status: 'opened' },
  challenge: { id: 'c1', code: 'BT-1', title: { vi: 'Đọc phim' }, status: 'in_evaluation' },
  title: { vi: 'Trợ lý đọc phim' },
  sections: [
    section('approach', { text: { vi: 'Máy đọc trước.' } }),
    section('team', { members: [{ name: 'Phạm Thu', role: { vi: 'Trưởng nhóm' } }] }),
  ],
  ...{ attachments: [], completeness: { missing: [] }, editable: false, version: 3, content_revision: 4 },
  ...{ created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-01T00:00:00Z', allowed_actions: [] },
  ...{ coded: false, blind: true, withheld_files: 0, confirms_redaction: false },
};
const { organisation, ...nameless } = whole;
const coded: SubmissionView = {
  ...nameless,
  ...{ coded: true, withheld_files: 2 },
  sections: [section('approach', { text: { vi: 'Máy của [ẩn danh] đọc trước.' } }), section('team', {})],
};
const served = () =>
  serveSignedIn(call => (call.path.endsWith('/history') ? json({ items: [] }) : json({ sections: [] })));

describe('a submission that is read under its code', () => {
  beforeEach(() => {
    person.memberships = [];
  });

  it('is headed by the code, and says that names, team and files are withheld', async () => {
    await served();
    await show(<SubmissionScreen view={coded} />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'HS-2026-7Q2M · Trợ lý đọc phim',
    );
    expect(screen.getByText('tên tổ chức chưa hiển thị')).toBeVisible();
    expect(screen.getByText(/Bạn đọc hồ sơ theo mã/)).toBeVisible();
    expect(screen.getByText(/Phần này chưa hiển thị vì nêu tên/)).toBeVisible();
    expect(screen.getByText(/^2 tệp chưa hiển thị/)).toBeVisible();
    // "There are none" beside files that are withheld would be wrong.
    expect(screen.queryByText('Chưa có tài liệu.')).toBeNull();
    expect(document.body).not.toHaveTextContent(/undefined|Sao Khuê/);
    expect(await axeFindings()).toEqual([]);
  });

  it('is headed by the code alone where it has no title', async () => {
    await served();
    await show(<SubmissionScreen view={{ ...coded, title: null }} />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(/^HS-2026-7Q2M$/);
  });

  it('shows whose it is to everybody else', async () => {
    await served();
    await show(<SubmissionScreen view={whole} />);
    expect(await screen.findByText('Công ty Sao Khuê')).toBeVisible();
    expect(screen.getByText('Phạm Thu')).toBeVisible();
    expect(screen.queryByText(/chưa hiển thị/)).toBeNull();
    expect(screen.queryByRole('button', { name: /nêu tên/ })).toBeNull();
  });
});

describe('whoever confirms that files name nobody', () => {
  const papers: SubmissionView = {
    ...whole,
    confirms_redaction: true,
    attachments: [file('f1', 'thuyet-minh.pdf'), file('f2', 'so-lieu.pdf', '2026-11-22T01:00:00Z')],
  };
  const refusal = problem(409, 'not-blind', 'Bài toán này không còn chấm ẩn danh.');
  const shown = async (refused = false) => {
    const calls = await serveSignedIn(call => {
      if (call.path.endsWith('/redaction')) return refused ? refusal : json(papers.attachments[0]);
      return json(call.path.endsWith('/history') ? { items: [] } : { sections: [] });
    });
    await show(
      <>
        <SubmissionScreen view={papers} />
        <Toasts />
      </>,
    );
    return calls;
  };
  const writes = (calls: Awaited<ReturnType<typeof shown>>) =>
    calls.filter(one => one.method !== 'GET').map(one => `${one.method} ${one.path}`);

  it('is told what that means, and asked before the council may read a file', async () => {
    const calls = await shown();
    const [open, done] = await screen
      .findAllByRole('listitem', { name: '' })
      .then(items =>
        ['thuyet-minh.pdf', 'so-lieu.pdf'].map(name => items.find(one => one.textContent?.includes(name))),
      );
    expect(open).toHaveTextContent('Chưa xác nhận, hội đồng chưa đọc được');
    expect(done).toHaveTextContent('Đã xác nhận không nêu tên');
    expect(done).toHaveTextContent('08:00 22/11/2026');
    expect(screen.getByText(/không nêu tên tổ chức dự tuyển cũng như người/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận không nêu tên: thuyet-minh.pdf' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/ai đã đọc tệp thì đã đọc/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(writes(calls)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Xác nhận không nêu tên' }));
    expect(await screen.findByText(/^Đã xác nhận: thuyet-minh.pdf/)).toBeVisible();
    expect(writes(calls)).toEqual(['PUT /attachments/f1/redaction']);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes a confirmation back', async () => {
    const calls = await shown();
    await userEvent.click(await screen.findByRole('button', { name: 'Rút lại xác nhận: so-lieu.pdf' }));
    expect(await screen.findByText(/^Đã rút lại xác nhận: so-lieu.pdf/)).toBeVisible();
    expect(writes(calls)).toEqual(['DELETE /attachments/f2/redaction']);
  });

  it('reads why it was refused beside the file', async () => {
    await shown(true);
    await userEvent.click(await screen.findByRole('button', { name: 'Rút lại xác nhận: so-lieu.pdf' }));
    expect(await screen.findByText('Bài toán này không còn chấm ẩn danh.')).toBeVisible();
  });
});

describe('whoever writes for a call without names', () => {
  const draft: SubmissionView = { ...whole, status: 'draft', editable: true };

  it('is told to write no names, also beside the team and the files', async () => {
    person.memberships = [{ organisation: lab, role: 'editor' }];
    await served();
    await show(<SubmissionScreen view={draft} />);
    expect(await screen.findByText('Bài toán này được chấm ẩn danh')).toBeVisible();
    expect(screen.getByText(/Không ghi tên tổ chức, tên người/)).toBeVisible();
    const team = screen.getByRole('region', { name: /^Nhân sự \(bắt buộc/ });
    expect(team).toHaveTextContent('Phần Nhân sự không được hiển thị cho hội đồng');
    const files = screen.getByRole('region', { name: 'Tài liệu kèm theo' });
    expect(files).toHaveTextContent('hãy tải lên bản không có tên');
    expect(await axeFindings()).toEqual([]);
  });

  it('is told nothing of it where names are read', async () => {
    person.memberships = [{ organisation: lab, role: 'editor' }];
    await served();
    await show(<SubmissionScreen view={{ ...draft, blind: false }} />);
    await screen.findByText('Niêm phong nghĩa là gì');
    expect(document.body).not.toHaveTextContent(/ẩn danh|không có tên/);
  });
});

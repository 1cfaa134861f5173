import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CouncilMemberView, CouncilRole, CouncilView, RuleSet, SheetView } from '@/api/views';
import { axeFindings, type Call, json, person, serveSignedIn, show } from '../../../tests/stage';
import { SideBySide } from './Comparison';
import { Room } from './CouncilRoom';
import { MembersEditor } from './MembersEditor';
import { Convening } from './NewCouncil';
import { ScoringDesk } from './SheetScreen';

// Whole screens with many fields.
vi.setConfig({ testTimeout: 20_000 });

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const rules: RuleSet = {
  ...{ code: 'an-danh', version: 1, title: { vi: 'Bộ quy tắc ẩn danh' }, council_kind: 'selection' },
  ...{ level: 'provincial', effective_from: '2026-01-01', counted: 'submitted', comments: {} },
  ...{ confirmed: true, sources: [], basis: [], points_step: 0.5, pass_mark: 70 },
  composition: {
    size: { min: 1, max: 9 },
    roles: [
      { role: 'chair', min: 1, max: 1, votes: true },
      { role: 'administrative_secretary', min: 0, max: 1, votes: false },
    ],
    represented: [],
  },
  criteria: [
    { key: 'fit', label: { vi: 'Áp dụng' }, scale: 'points', max: 60, min: 0, comment_required: false },
  ],
  procedure: { meeting_modes: ['online'], decision_authority: 'orderer', blind: true },
  quorum: { present: '2/3' },
  vote: { more_than: '3/4' },
};

const member = (id: string, name: string, role: CouncilRole): CouncilMemberView => ({
  ...{ id, person: { id: `p-${id}`, name }, role, status: 'active', vacant: false, declared: true },
  ...{ sheets_done: 0, sheets_total: role === 'administrative_secretary' ? 0 : 1 },
});

const council: CouncilView = {
  ...{ id: 'h1', blind: true, kind: 'selection', rule_set: rules, status: 'scoring' },
  challenge: { id: 'c1', code: 'BT-1', title: { vi: 'Đọc phim' }, status: 'in_evaluation' },
  members: [member('m1', 'Trần Minh', 'chair'), member('m2', 'Lê An', 'administrative_secretary')],
  my_member_id: 'm1',
  subjects: [{ id: 's1', noun: 'submission', code: 'HS-1', title: { vi: 'Trợ lý đọc phim' } }],
  ...{ progress: { done: 0, total: 1 }, due: [], unscreened: 0, version: 5, allowed_actions: [] },
};

const sheet: SheetView = {
  ...{ subject_id: 's1', member_id: 'm1', mine: true, status: 'submitted', total: 50 },
  ...{ scores: { fit: { points: 50 } }, missing: [], version: 1, allowed_actions: [] },
};

const submission = {
  ...{ id: 's1', code: 'HS-1', challenge: council.challenge, coded: true, withheld_files: 1 },
  sections: [{ key: 'team', version: 1, content: {} }],
  attachments: [],
};

const refusedSeat = {
  ...{ title: 'Chưa hợp lệ', status: 422, code: 'invalid', detail: 'Có mục chưa hợp lệ.' },
  errors: [
    { pointer: '/members/1/person_id', code: 'has_read_names', message: 'Người này đã đọc hồ sơ có tên.' },
  ],
};

const answer = (call: Call) => {
  if (call.path.endsWith('/conflicts')) {
    return json({
      member_id: 'm1',
      status: 'active',
      declared: false,
      declarations: [{ organisation: lab }],
    });
  }
  if (call.method === 'PUT' || call.method === 'POST') return json(refusedSeat, 422);
  if (call.path.startsWith('/submissions/')) return json(submission);
  if (call.path === '/rule-sets') return json({ items: [rules] });
  if (call.path === '/challenges/c1') return json({ ...council.challenge, sections: [] });
  if (call.path.endsWith('/sheets')) return json({ items: [sheet] });
  return json({
    items: ['p7', 'p8'].map((id, at) => ({ id, name: ['Lê Thu', 'Võ Hà'][at], fields: [] })),
  });
};

const noName = () => expect(document.body).not.toHaveTextContent(/undefined|Sao Khuê/);

describe('a council that judges without names', () => {
  beforeEach(() => {
    person.is_expert = true;
    person.memberships = [];
  });

  it('says so in its room, where code and title stand for whose work it is', async () => {
    await serveSignedIn(answer);
    await show(<Room view={council} />);
    expect(await screen.findByText('Hội đồng chấm ẩn danh')).toBeVisible();
    const subjects = screen.getByRole('region', { name: 'Hồ sơ cần đánh giá' });
    expect(subjects).toHaveTextContent('HS-1');
    expect(subjects).toHaveTextContent('Trợ lý đọc phim');
    noName();
    expect(await axeFindings()).toEqual([]);
  });

  it('says nothing of it where names are read', async () => {
    const procedure = { ...rules.procedure, blind: null };
    await serveSignedIn(answer);
    await show(<Room view={{ ...council, blind: false, rule_set: { ...rules, procedure } }} />);
    await screen.findByRole('region', { name: 'Hồ sơ cần đánh giá' });
    expect(screen.queryByText(/chấm ẩn danh/i)).toBeNull();
  });

  it('leads its secretary, who fills no sheet in, to the submissions', async () => {
    await serveSignedIn(answer);
    const room = await show(<Room view={{ ...council, my_member_id: 'm2' }} />);
    expect(await screen.findByRole('link', { name: 'Đọc HS-1' })).toBeVisible();
    room.unmount();
    await show(<Room view={council} />);
    await screen.findByText('Hội đồng chấm ẩn danh');
    expect(screen.queryByRole('link', { name: 'Đọc HS-1' })).toBeNull();
  });

  it('names the organisations for the declaration by alphabet, and ties them to no code', async () => {
    await serveSignedIn(answer);
    await show(<Room view={{ ...council, status: 'constituted' }} />);
    await userEvent.click(await screen.findByText(/Bạn đã khai báo xung đột lợi ích/));
    expect(await screen.findByText(/theo thứ tự chữ cái và không gắn với mã hồ sơ/)).toBeVisible();
    expect(screen.getByRole('radiogroup', { name: 'Công ty Sao Khuê' })).toBeVisible();
  });

  it('fills sheets in and compares them under codes', async () => {
    await serveSignedIn(answer);
    const desk = await show(<ScoringDesk council={council} sheet={{ ...sheet, status: 'draft' }} />);
    expect(await screen.findByText('tên tổ chức chưa hiển thị')).toBeVisible();
    expect(await screen.findByText(/^1 tệp chưa hiển thị/)).toBeVisible();
    expect(screen.getByText(/Phần này chưa hiển thị/)).toBeVisible();
    noName();
    desk.unmount();
    const subjects = council.subjects.map(({ title, ...one }) => one);
    const untitled = await show(<ScoringDesk council={{ ...council, subjects }} sheet={sheet} />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('HS-1');
    untitled.unmount();
    await show(<SideBySide council={council} sheets={[sheet]} />);
    expect(await screen.findByRole('heading', { name: 'HS-1 Trợ lý đọc phim' })).toBeVisible();
    noName();
  });
});

describe('who may judge without names', () => {
  it('is said where members are chosen, and a refusal stands beside the person', async () => {
    const calls = await serveSignedIn(answer);
    await show(<MembersEditor view={{ ...council, status: 'forming' }} onDone={vi.fn()} />);
    await userEvent.click(screen.getByRole('button', { name: 'Sửa thành phần' }));
    expect(screen.getByText(/ai làm việc ở cơ quan phụ trách bài toán/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Lưu thành phần' }));
    const row = () => screen.getByLabelText('Vai trò của Lê An').closest('li') as HTMLElement;
    expect(await within(row()).findByText('Người này đã đọc hồ sơ có tên.')).toBeVisible();
    const link = screen.getByRole('link', { name: 'Lê An: Người này đã đọc hồ sơ có tên.' });
    await userEvent.click(link);
    expect(row()).toHaveFocus();
    expect(await axeFindings()).toEqual([]);
    // The words stay with the person although another row goes.
    await userEvent.click(screen.getByRole('button', { name: 'Bỏ Trần Minh khỏi hội đồng' }));
    expect(within(row()).getByText('Người này đã đọc hồ sơ có tên.')).toBeVisible();
    expect(calls.filter(one => one.method === 'PUT')).toHaveLength(1);
  });

  it('holds for a council that is convened', async () => {
    const calls = await serveSignedIn(answer);
    await show(<Convening challengeId="c1" pilotId={null} />);
    expect(await screen.findByText(/^Chấm ẩn danh: thành viên chấm điểm/)).toBeVisible();
    expect(screen.getByText(/ai làm việc ở cơ quan phụ trách bài toán/)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm Lê Thu vào hội đồng' }));
    await userEvent.click(screen.getByRole('button', { name: 'Thêm Võ Hà vào hội đồng' }));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu thành phần' }));
    await waitFor(() => expect(calls.some(one => one.method === 'POST')).toBe(true));
    const row = screen.getByLabelText('Vai trò của Võ Hà').closest('li') as HTMLElement;
    expect(await within(row).findByText('Người này đã đọc hồ sơ có tên.')).toBeVisible();
  });
});

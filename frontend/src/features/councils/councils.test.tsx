import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CouncilMemberView, CouncilRole, CouncilView, RuleSet, SheetView } from '@/api/views';
import { axeFindings, type Call, json, person, serveSignedIn, show } from '../../../tests/stage';
import { SideBySide } from './Comparison';
import { Room } from './CouncilRoom';
import { ScoringDesk } from './SheetScreen';

// Whole screens with many fields, typed key by key.
vi.setConfig({ testTimeout: 20_000 });

const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const rules: RuleSet = {
  code: 'minh-hoa',
  version: 1,
  title: { vi: 'Bộ quy tắc thử' },
  council_kind: 'selection',
  level: 'provincial',
  effective_from: '2026-01-01',
  counted: 'submitted',
  comments: {},
  confirmed: false,
  notice: { vi: 'Chỉ để minh họa.' },
  composition: { size: { min: 1, max: 9 }, roles: [], represented: [] },
  criteria: [
    {
      key: 'fit',
      label: { vi: 'Khả năng áp dụng' },
      scale: 'points',
      max: 60,
      min: 10,
      comment_required: false,
    },
    { key: 'plan', label: { vi: 'Tính khả thi' }, scale: 'points', max: 40, min: 0, comment_required: false },
  ],
  sources: [{ key: 'a', number: '08/2017', title: { vi: 'Thông tư' } }],
  basis: [{ figures: ['criteria'], source: 'a', confidence: 'M' }],
  procedure: { meeting_modes: ['in_person', 'online'], decision_authority: 'orderer' },
  quorum: { present: '2/3' },
  vote: { more_than: '3/4' },
  points_step: 0.5,
  pass_mark: 70,
  tie_break: ['chair_score', 'council'],
};

const member = (id: string, name: string, role: CouncilRole, declared = true): CouncilMemberView => ({
  id,
  person: { id: `p-${id}`, name },
  role,
  status: 'active',
  vacant: false,
  declared,
  sheets_done: 0,
  sheets_total: 1,
});

const council: CouncilView = {
  id: 'h1',
  blind: false,
  kind: 'selection',
  challenge: {
    id: 'c1',
    code: 'BT-2026-004',
    title: { vi: 'Đọc phim tại trạm y tế' },
    status: 'in_evaluation',
  },
  rule_set: rules,
  status: 'scoring',
  members: [member('m1', 'Trần Minh', 'chair'), member('m2', 'Lê An', 'reviewer')],
  my_member_id: 'm1',
  subjects: [
    { id: 's1', noun: 'submission', code: 'HS-1', title: { vi: 'Trợ lý đọc phim' }, organisation: lab },
  ],
  progress: { done: 0, total: 2 },
  due: [],
  unscreened: 0,
  version: 5,
  allowed_actions: [],
};

const sheet: SheetView = {
  subject_id: 's1',
  member_id: 'm1',
  mine: true,
  status: 'draft',
  scores: {},
  missing: [{ pointer: '/comment', code: 'comment_demanded' }],
  version: 0,
  allowed_actions: [],
};

const submission = {
  id: 's1',
  challenge: council.challenge,
  sections: [{ key: 'approach', version: 1, content: { text: { vi: 'Máy đọc trước.' } } }],
  attachments: [],
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
  if (call.path.startsWith('/submissions/')) return json(submission);
  if (call.path.startsWith('/challenges/')) return json({ sections: [] });
  if (call.path.endsWith('/sheets')) return json({ items: [sheet] });
  if (call.path.includes('/sheets/')) return json({ ...sheet, ...(call.body as object), version: 1 });
  return json(council);
};

describe('the council room', () => {
  beforeEach(() => {
    person.is_expert = true;
    person.memberships = [];
  });

  it('asks for a word about every competing organisation, and twice before somebody leaves', async () => {
    const view: CouncilView = {
      ...council,
      status: 'constituted',
      members: [member('m1', 'Trần Minh', 'chair', false)],
    };
    const calls = await serveSignedIn(call =>
      call.method === 'POST'
        ? json({ member_id: 'm1', status: 'recused', declared: true, declarations: [] })
        : answer(call),
    );
    await show(<Room view={view} />);
    const send = await screen.findByRole('button', { name: 'Gửi khai báo' });
    expect(send).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Có' }));
    await userEvent.click(send);
    expect(calls.some(call => call.method === 'POST')).toBe(false);
    await userEvent.click(await screen.findByRole('button', { name: 'Khai báo và rời hội đồng' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')).toMatchObject({
        path: '/councils/h1/conflicts',
        body: { declarations: [{ organisation_id: 'o1', has_conflict: true, note: null }] },
      }),
    );
  });

  it('scores by keyboard alone, adds up and saves by itself', async () => {
    const calls = await serveSignedIn(answer);
    await show(<ScoringDesk council={council} sheet={sheet} />);
    const first = await screen.findByRole('textbox', { name: 'Khả năng áp dụng: Điểm' });
    await screen.findByText('Máy đọc trước.');
    first.focus();
    await userEvent.keyboard('45,5{Enter}30');
    expect(screen.getByText('75,5 / 100 điểm')).toBeVisible();
    await waitFor(
      () =>
        expect(calls.findLast(call => call.method === 'PATCH')).toMatchObject({
          path: '/councils/h1/sheets/s1',
          body: { scores: { fit: { points: 45.5 }, plan: { points: 30 } }, comment: '' },
        }),
      { timeout: 3000 },
    );
    expect(screen.getByText(/Cần có nhận xét/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('keeps the sheets of others hidden until mine are in, then shows the spread', async () => {
    await serveSignedIn(answer);
    const { unmount } = await show(<SideBySide council={council} sheets={[sheet]} />);
    expect(await screen.findByText(/được giấu đến khi bạn nộp đủ/)).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    unmount();
    const mine: SheetView = {
      ...sheet,
      status: 'submitted',
      scores: { fit: { points: 50 }, plan: { points: 30 } },
      total: 80,
    };
    const other: SheetView = {
      ...mine,
      mine: false,
      member_id: 'm2',
      scores: { fit: { points: 20, comment: 'Thiếu bằng chứng.' }, plan: { points: 28 } },
      total: 48,
    };
    await show(<SideBySide council={council} sheets={[mine, other]} />);
    const row = await screen.findByRole('row', { name: /Khả năng áp dụng/ });
    expect(row).toHaveTextContent('20–50 (lệch 30)');
    expect(within(row).getByText('Lệch nhiều nhất')).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Lê An' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('records the meeting and writes minutes over the version that was read', async () => {
    const view: CouncilView = {
      ...council,
      status: 'meeting',
      meeting: { held_on: '2026-11-20', mode: 'online', present: ['m1', 'm2'] },
    };
    const calls = await serveSignedIn(call =>
      call.path.includes('/ranking')
        ? json({ computed: [{ rank: 1, passed: true, subject_id: 's1' }] })
        : answer(call),
    );
    await show(<Room view={view} />);
    await userEvent.type(await screen.findByRole('textbox', { name: /Nội dung/ }), 'Thống nhất.');
    await userEvent.type(screen.getByLabelText('Tán thành'), '{Backspace}2');
    await waitFor(() => expect(screen.getByLabelText(/^Kiến nghị/)).toHaveValue('s1'));
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Lưu biên bản' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'PUT')?.body).toEqual({
        text: 'Thống nhất.',
        recommendation: { winner: 's1' },
        votes: { for: 2, against: 0, abstain: 0 },
      }),
    );
    expect(calls.find(call => call.method === 'PUT')?.headers.get('if-match')).toBe('"v5"');
  });

  it('says by when the rule set wants what, and what is due to whoever fills a sheet in', async () => {
    const due: CouncilView['due'] = (['papers', 'comments'] as const).map((kind, index) => ({
      kind,
      on: `2026-12-0${index + 1}`,
      source: '08/2017',
      source_title: { vi: 'Thông tư' },
      article: 'Điều 9',
      confidence: 'M',
    }));
    const view: CouncilView = { ...council, due, meeting_on: '2026-12-04' };
    await serveSignedIn(answer);
    const room = await show(<Room view={view} />);
    const section = (await screen.findByRole('heading', { name: 'Hạn theo bộ quy tắc' })).closest('section');
    expect(section).toHaveTextContent('Tài liệu đến tay thành viên');
    expect(section).toHaveTextContent('08/2017, Điều 9');
    expect(await axeFindings()).toEqual([]);
    room.unmount();
    await show(<ScoringDesk council={view} sheet={sheet} />);
    expect(await screen.findByText(/Nhận xét bằng văn bản/)).toHaveTextContent('02/12/2026');
  });
});

describe('a vacant seat', () => {
  const left: CouncilMemberView = {
    ...member('m3', 'Đỗ Gia', 'reviewer'),
    status: 'recused',
    vacant: true,
    represents: 'expert',
  };
  const expert = { id: 'p7', name: 'Lê Thu', title: 'PGS.TS.', fields: [] };

  it('is taken by somebody else in the same part, and nobody else moves', async () => {
    person.is_expert = false;
    person.memberships = [
      {
        organisation: { id: 'o3', name: { vi: 'Sở KH&CN' }, kind: 'science_department' },
        role: 'officer',
      },
    ] as typeof person.memberships;
    const { my_member_id, ...office } = council;
    const view: CouncilView = { ...office, members: [...council.members, left] };
    const calls = await serveSignedIn(call => {
      if (call.method === 'PUT') return json(view);
      if (call.path.startsWith('/experts') || call.path === '/topics') return json({ items: [expert] });
      return answer(call);
    });
    await show(<Room view={view} />);
    expect(screen.queryByRole('button', { name: 'Sửa thành phần' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Tìm người thay' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm Lê Thu vào hội đồng' }));
    expect(screen.getByText(/khai xung đột lợi ích rồi chấm/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Đưa vào hội đồng' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'PUT')).toMatchObject({
        path: '/councils/h1/members',
        body: {
          members: [
            { person_id: 'p-m1', role: 'chair' },
            { person_id: 'p-m2', role: 'reviewer' },
            { person_id: 'p7', role: 'reviewer', represents: 'expert' },
          ],
        },
      }),
    );
    person.memberships = [];
  });
});

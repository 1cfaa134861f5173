import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Composition, CouncilRole, Represents } from '@/api/views';
import { axeFindings, type Call, json, serveSignedIn, show } from '../../../tests/stage';
import { nextRole, requirementsOf, type Seat } from './composition';
import { MembersEditor } from './MembersEditor';
import { Convening } from './NewCouncil';

vi.setConfig({ testTimeout: 20_000 });

const rules: Composition = {
  size: { min: 2, max: 3 },
  roles: [
    { role: 'chair', min: 1, max: 1, votes: true },
    { role: 'member', min: 0, max: 2, votes: true },
    { role: 'administrative_secretary', min: 0, max: 1, votes: false },
  ],
  represented: [{ any_of: ['orderer'], min: 1 }],
};

const seat = (person_id: string, role: CouncilRole, represents: Represents = 'expert'): Seat => ({
  person_id,
  name: person_id,
  role,
  represents,
});

const set = (code: string, version: number, council_kind = 'selection') => ({
  code,
  version,
  council_kind,
  title: { vi: `Bộ ${code} ${version}` },
  confirmed: true,
  composition: rules,
  criteria: [],
  procedure: { meeting_modes: [], decision_authority: 'orderer' as const },
});

const answer = (one: Call) => {
  if (one.method === 'POST') return json({ id: 'h1' }, 201);
  if (one.path === '/rule-sets') {
    return json({ items: [set('hcm', 2), set('hcm', 1), set('khac', 1), set('nt', 1, 'acceptance')] });
  }
  if (one.path === '/challenges/c1') {
    return json({
      id: 'c1',
      code: 'HCM-2026-0007',
      title: { vi: 'Sàng lọc trầm cảm sau sinh' },
      sections: [{ key: 'evaluation', content: { rule_set: 'hcm' } }],
    });
  }
  return json({ items: [{ id: 'p7', name: 'Lê Thu', title: 'PGS.TS.', fields: ['tâm thần'] }] });
};

describe('a council', () => {
  it('is counted against what the rule set asks', () => {
    const open = (seats: Seat[]) =>
      requirementsOf(rules, seats)
        .filter(one => !one.met)
        .map(one => one.key);
    expect(open([])).toEqual(['size-', 'role-chair', 'represents-orderer']);
    expect(open([seat('a', 'chair'), seat('b', 'administrative_secretary', 'orderer')])).toEqual([
      'size-',
      'represents-orderer',
    ]);
    expect(open([seat('a', 'chair', 'orderer'), seat('b', 'member')])).toEqual([]);
    expect(nextRole(rules, [])).toBe('chair');
    expect(nextRole(rules, [seat('a', 'chair')])).toBe('member');
  });

  it('is put together from experts in the roles of the rule set that the call announced', async () => {
    const calls = await serveSignedIn(answer);
    await show(<Convening challengeId="c1" pilotId={null} />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Lập hội đồng tuyển chọn');
    expect(await screen.findByText(/Bộ hcm 2/)).toBeVisible();
    expect(screen.getByText(/Chủ tịch: có 0, cần 1$/)).toHaveTextContent('(chưa đạt)');
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm Lê Thu vào hội đồng' }));
    expect(screen.getByLabelText('Vai trò của Lê Thu')).toHaveValue('chair');
    await userEvent.selectOptions(screen.getByLabelText('Lê Thu đại diện cho'), 'orderer');
    expect(screen.getByText(/có 1, cần 2–3/)).toHaveTextContent('(chưa đạt)');
    expect(screen.getByText(/Chủ tịch: có 1/)).not.toHaveTextContent('(chưa đạt)');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Lưu thành phần' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')).toMatchObject({
        path: '/challenges/c1/councils',
        body: {
          kind: 'selection',
          rule_set: 'hcm',
          members: [{ person_id: 'p7', role: 'chair', represents: 'orderer' }],
        },
      }),
    );
  });

  it('is convened for a pilot by the rules of an acceptance', async () => {
    const calls = await serveSignedIn(answer);
    await show(<Convening challengeId="c1" pilotId="t1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm Lê Thu vào hội đồng' }));
    await userEvent.click(screen.getByRole('button', { name: 'Lưu thành phần' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')?.body).toMatchObject({
        kind: 'acceptance',
        rule_set: 'nt',
        pilot_id: 't1',
      }),
    );
  });

  it('is changed over the version that was read, and whoever left stays away', async () => {
    const calls = await serveSignedIn(one => (one.method === 'PUT' ? json({ id: 'h1' }) : answer(one)));
    const person = (id: string, name: string, status: 'active' | 'recused') => ({
      id: `m-${id}`,
      person: { id, name },
      role: 'chair' as const,
      status,
      vacant: false,
      represents: 'orderer' as const,
      declared: false,
      sheets_done: 0,
      sheets_total: 0,
    });
    const done = vi.fn();
    await show(
      <MembersEditor
        onDone={done}
        view={{
          id: 'h1',
          blind: false,
          due: [],
          kind: 'selection',
          challenge: { id: 'c1', code: 'BT', title: { vi: 'Đọc phim' }, status: 'in_evaluation' },
          rule_set: {
            ...set('hcm', 2),
            council_kind: 'selection',
            level: 'provincial',
            effective_from: '2026-01-01',
            counted: 'submitted',
            comments: {},
            sources: [],
            basis: [],
            quorum: { present: '2/3' },
            vote: { more_than: '3/4' },
          },
          status: 'constituted',
          members: [person('p1', 'Trần Minh', 'active'), person('p2', 'Lê An', 'recused')],
          subjects: [],
          unscreened: 0,
          progress: { done: 0, total: 0 },
          version: 4,
          allowed_actions: [],
        }}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Sửa thành phần' }));
    expect(screen.queryByLabelText('Vai trò của Lê An')).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm Lê Thu vào hội đồng' }));
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Lưu thành phần' }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    const put = calls.find(one => one.method === 'PUT');
    expect(put?.headers.get('if-match')).toBe('"v4"');
    expect(put?.body).toEqual({
      members: [
        { person_id: 'p1', role: 'chair', represents: 'orderer' },
        { person_id: 'p7', role: 'member', represents: 'expert' },
      ],
    });
  });
});

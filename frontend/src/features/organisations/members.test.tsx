import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AllowedAction, JoiningView, MailDomainView, MemberView, OrganisationView } from '@/api/views';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  noNetwork,
  person,
  problem,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { MyJoinings } from './MyJoinings';
import { Organisation } from './OrganisationPage';

const org = { id: 'o1', kind: 'enterprise' as const, name: { vi: 'Công ty Sao Khuê' } };
const lab: OrganisationView = {
  ...org,
  country: 'VN',
  province: '79',
  verification: 'verified',
  profile: {},
  member: true,
  formerly: [],
  relied_on_by: [],
  version: 4,
  allowed_actions: [],
};
const may = (...actions: string[]): AllowedAction[] =>
  actions.map(action => ({ action, allowed: true, reason_required: action === 'decline' }));
const joining = (given: Partial<JoiningView>): JoiningView => ({
  ...{ id: 'j1', kind: 'request', status: 'pending', organisation: org, by: { id: 'p9', name: 'Lê An' } },
  ...{
    created_at: '2026-11-01T01:00:00Z',
    expires_at: '2099-12-01T01:00:00Z',
    version: 1,
    allowed_actions: [],
  },
  ...given,
});
const domain: MailDomainView = {
  ...{ id: 'd1', organisation: org, domain: 'saokhue.vn', role: 'viewer', status: 'claimed', proved: true },
  ...{ version: 2, allowed_actions: may('withdraw') },
};
const members: MemberView[] = [
  { person: { id: 'p1', name: 'Trần Minh' }, email: 'minh@example.vn', role: 'owner' },
  { person: { id: 'p2', name: 'Vũ Hà' }, email: 'ha@example.vn', role: 'editor' },
];

/** The server of one organisation; `answer` goes first. */
function serving(view: OrganisationView, answer: (call: Call) => Answer | undefined = () => undefined) {
  return serveSignedIn(call => {
    const given = answer(call);
    if (given) return given;
    const path = call.path.split('?')[0];
    if (path === '/me') return json(person);
    if (call.method === 'GET' && path === '/organisations/o1/members') return json({ items: members });
    if (call.method === 'GET' && path === '/organisations/o1/joinings') {
      return json({
        items: [joining({ person: { id: 'p9', name: 'Lê An' }, allowed_actions: may('accept', 'decline') })],
      });
    }
    if (call.method === 'GET' && path === '/organisations/o1/domains') return json({ items: [domain] });
    return json(view);
  });
}

const posted = (calls: Call[], path: string) =>
  calls.find(call => call.method !== 'GET' && call.path === path);

describe('the people of an organisation', () => {
  beforeEach(() => {
    person.memberships = [{ organisation: org, role: 'owner' }];
  });
  afterEach(() => {
    person.memberships = [];
  });

  it('are listed with their roles, which who binds it changes, saying why one could not be', async () => {
    let refuse = true;
    const calls = await serving(lab, call =>
      call.method === 'PATCH'
        ? refuse
          ? problem(409, 'last_owner', 'Phải còn một người ký.')
          : json(members[1])
        : undefined,
    );
    await show(<Organisation organisationId="o1" />);
    const row = await screen.findByRole('row', { name: /Vũ Hà/ });
    expect(row).toHaveTextContent('Người soạn');
    expect(screen.getByRole('row', { name: /Trần Minh \(bạn\)/ })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(row).getByRole('button', { name: 'Đổi vai trò của Vũ Hà' }));
    const dialog = await screen.findByRole('dialog');
    const change = within(dialog).getByRole('button', { name: 'Đổi vai trò' });
    expect(change).toBeDisabled();
    await userEvent.selectOptions(within(dialog).getByLabelText('Vai trò'), 'viewer');
    expect(dialog).toHaveTextContent('Chỉ xem.');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(change);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Phải còn một người ký.');
    refuse = false;
    await userEvent.click(change);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(posted(calls, '/organisations/o1/members/p2')?.body).toEqual({ role: 'viewer' });
  });

  it('are invited by mail, and nothing typed is lost when the network is', async () => {
    let away = true;
    const calls = await serving(lab, call => {
      if (call.method !== 'POST') return undefined;
      return away ? noNetwork : json(joining({ kind: 'invitation', email: 'moi@example.vn' }), 201);
    });
    await show(<Organisation organisationId="o1" />);
    const form = await screen.findByRole('region', { name: 'Mời thành viên' });
    await userEvent.type(within(form).getByLabelText(/Địa chỉ email/), 'moi@example.vn');
    await userEvent.selectOptions(within(form).getByLabelText('Vai trò'), 'editor');
    await userEvent.type(within(form).getByLabelText('Lời nhắn'), 'Mời chị');
    await userEvent.click(within(form).getByRole('button', { name: 'Gửi lời mời' }));
    expect(await within(form).findByRole('alert')).toHaveTextContent('Chưa kết nối được');
    expect(within(form).getByLabelText('Lời nhắn')).toHaveValue('Mời chị');
    expect(JSON.stringify(localStorage)).toContain('Mời chị');
    away = false;
    await userEvent.click(within(form).getByRole('button', { name: 'Gửi lời mời' }));
    await waitFor(() => expect(within(form).getByLabelText('Lời nhắn')).toHaveValue(''));
    expect(calls.findLast(call => call.method === 'POST')?.body).toEqual({
      kind: 'invitation',
      email: 'moi@example.vn',
      role: 'editor',
      message: 'Mời chị',
    });
    expect(JSON.stringify(localStorage)).not.toContain('Mời chị');
  });

  it('let somebody in with a role', async () => {
    const calls = await serving(lab);
    await show(<Organisation organisationId="o1" />);
    const pending = await screen.findByRole('region', { name: 'Lời mời và đề nghị đang chờ' });
    expect(await within(pending).findByRole('heading', { name: 'Lê An' })).toBeVisible();
    await userEvent.click(within(pending).getByRole('button', { name: 'Nhận vào tổ chức' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByLabelText('Vai trò'), 'editor');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Nhận vào tổ chức' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = posted(calls, '/joinings/j1/transitions');
    expect(sent?.body).toEqual({ action: 'accept', role: 'editor' });
    expect(sent?.headers.get('if-match')).toBe('"v1"');
  });

  it('offer the organisation to a member, but not to themselves', async () => {
    const calls = await serving(lab, call =>
      call.method === 'POST' ? json(joining({ kind: 'ownership' }), 201) : undefined,
    );
    await show(<Organisation organisationId="o1" />);
    const own = await screen.findByRole('row', { name: /Trần Minh/ });
    expect(within(own).queryByRole('button', { name: /giao quyền/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /giao quyền đứng đầu cho Vũ Hà/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('còn bạn chuyển sang vai trò soạn thảo');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đề nghị giao quyền' }));
    await waitFor(() =>
      expect(posted(calls, '/organisations/o1/joinings')?.body).toEqual({
        kind: 'ownership',
        person_id: 'p2',
      }),
    );
  });

  it('claim a mail domain, and are told at the field why it is not taken', async () => {
    const refusal = {
      ...{ title: 'x', status: 422, code: 'invalid' },
      errors: [{ pointer: '/domain', code: 'public_domain', message: 'Dịch vụ thư công cộng' }],
    };
    await serving(lab, call => (call.method === 'POST' ? json(refusal, 422) : undefined));
    await show(<Organisation organisationId="o1" />);
    const section = await screen.findByRole('region', { name: 'Tên miền email' });
    expect(await within(section).findByRole('heading', { name: 'saokhue.vn' })).toBeVisible();
    expect(within(section).getByText('Chờ xác nhận')).toBeVisible();
    await userEvent.type(within(section).getByLabelText(/^Tên miền/), 'gmail.com');
    await userEvent.click(within(section).getByRole('button', { name: 'Khai báo tên miền' }));
    expect(await within(section).findByRole('alert')).toHaveTextContent('Dịch vụ thư công cộng');
    expect(within(section).getByLabelText(/^Tên miền/)).toHaveAccessibleDescription(/Dịch vụ thư công cộng/);
    expect(await axeFindings()).toEqual([]);
  });

  it('may leave, and only that, when they do not bind it', async () => {
    person.memberships = [{ organisation: org, role: 'editor' }];
    const calls = await serving(lab);
    await show(<Organisation organisationId="o1" />);
    const own = await screen.findByRole('row', { name: /Trần Minh/ });
    expect(within(screen.getByRole('row', { name: /Vũ Hà/ })).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Mời thành viên' })).toBeNull();
    expect(calls.some(call => call.path.includes('/joinings'))).toBe(false);
    await userEvent.click(within(own).getByRole('button', { name: 'Rời tổ chức' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rời Công ty Sao Khuê' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rời tổ chức' }));
    await waitFor(() => expect(posted(calls, '/organisations/o1/members/p1')?.method).toBe('DELETE'));
  });
});

describe('an organisation one does not belong to', () => {
  const outside: OrganisationView = {
    ...lab,
    member: false,
    joining: { may_request: true, by_domain: false },
  };

  it('is asked to let one in', async () => {
    const calls = await serving(outside, call =>
      call.method === 'POST' ? json(joining({}), 201) : undefined,
    );
    await show(<Organisation organisationId="o1" />);
    const section = await screen.findByRole('region', { name: 'Bạn làm việc ở đây?' });
    expect(within(section).queryByRole('button', { name: 'Tham gia bằng địa chỉ này' })).toBeNull();
    await userEvent.type(within(section).getByLabelText('Bạn là ai ở tổ chức này?'), 'Tổ kỹ thuật');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(section).getByRole('button', { name: 'Xin tham gia' }));
    await waitFor(() =>
      expect(posted(calls, '/organisations/o1/joinings')?.body).toEqual({
        kind: 'request',
        message: 'Tổ kỹ thuật',
      }),
    );
  });

  it('is joined at once by an address in its domain', async () => {
    const calls = await serving({ ...outside, joining: { may_request: true, by_domain: true } }, call =>
      call.method === 'POST' ? json(joining({ kind: 'domain', status: 'accepted' }), 201) : undefined,
    );
    await show(<Organisation organisationId="o1" />);
    expect(await screen.findByText(/Địa chỉ minh@example.vn thuộc tên miền/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Tham gia bằng địa chỉ này' }));
    await waitFor(() =>
      expect(posted(calls, '/organisations/o1/joinings')?.body).toEqual({ kind: 'domain' }),
    );
    await waitFor(() => expect(calls.filter(call => call.path === '/me')).toHaveLength(1));
  });

  it('says that one has asked already', async () => {
    await serving({ ...outside, joining: { may_request: false, by_domain: false, pending: 'j1' } });
    await show(<Organisation organisationId="o1" />);
    expect(await screen.findByRole('link', { name: /Xem và trả lời/ })).toHaveAttribute(
      'href',
      '/app/memberships',
    );
    expect(screen.queryByRole('button', { name: 'Xin tham gia' })).toBeNull();
  });
});

describe('what is addressed to me', () => {
  it('stands with its answers, apart from what I sent and from what is over', async () => {
    const invitation = joining({
      ...{ id: 'j2', kind: 'invitation', role: 'editor', email: person.email, message: 'Mời chị' },
      allowed_actions: may('accept', 'decline'),
    });
    const asked = joining({
      id: 'j3',
      allowed_actions: may('withdraw'),
      person: { id: 'p1', name: 'Trần Minh' },
    });
    const over = joining({ id: 'j4', kind: 'invitation', status: 'expired' });
    const calls = await serveSignedIn(call =>
      call.path === '/me' ? json(person) : json({ items: [invitation, asked, over] }),
    );
    await show(<MyJoinings />);
    const waiting = await screen.findByRole('region', { name: 'Chờ bạn trả lời' });
    expect(within(waiting).getAllByRole('listitem').length).toBeGreaterThan(0);
    expect(waiting).toHaveTextContent('Lê An mời bạn tham gia · vai trò: người soạn');
    expect(screen.getByRole('region', { name: 'Bạn đã gửi, đang chờ' })).toHaveTextContent(
      'Bạn xin tham gia',
    );
    expect(screen.getByRole('region', { name: 'Đã xong' })).toHaveTextContent('Đã hết hạn');
    expect(screen.getByText('Ở đây chỉ có lời mời gửi đến minh@example.vn')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(waiting).getByRole('button', { name: 'Nhận lời' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Nhận lời' }),
    );
    await waitFor(() =>
      expect(posted(calls, '/joinings/j2/transitions')?.body).toEqual({ action: 'accept' }),
    );
    await waitFor(() => expect(calls.some(call => call.path === '/me')).toBe(true));
  });

  it('says what to do when there is nothing', async () => {
    await serveSignedIn(() => json({ items: [] }));
    await show(<MyJoinings />);
    expect(await screen.findByRole('link', { name: 'Tìm tổ chức' })).toHaveAttribute(
      'href',
      '/app/organisations',
    );
    expect(await axeFindings()).toEqual([]);
  });
});

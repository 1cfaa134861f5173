import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { MailView } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { Outbox } from './Outbox';

const mail: MailView = {
  id: 'm1',
  status: 'waiting',
  address: 'an@example.vn',
  template: 'invitation_sent',
  subject: 'Thư mời tham gia',
  attempts: 2,
  last_error: 'connection refused',
  created_at: '2026-11-01T01:00:00Z',
};

it('shows whom a mail goes to, how far it is, and its text when asked', async () => {
  const calls = await serveSignedIn(call =>
    call.path === '/outbox/m1'
      ? json({ address: mail.address, subject: mail.subject, text: 'Kính gửi nhóm,' })
      : json({ items: [mail] }),
  );
  await show(<Outbox />);
  expect(await screen.findByRole('heading', { name: 'Thư mời tham gia' })).toBeVisible();
  expect(screen.getByText('Gửi an@example.vn')).toBeVisible();
  expect(screen.getByText('Chờ gửi')).toBeVisible();
  expect(screen.getByText('connection refused')).toBeVisible();
  expect(calls.some(call => call.path === '/outbox/m1')).toBe(false);
  await userEvent.click(screen.getByText('Xem nội dung thư'));
  expect(await screen.findByText('Kính gửi nhóm,')).toBeInTheDocument();
  expect(await axeFindings()).toEqual([]);
});

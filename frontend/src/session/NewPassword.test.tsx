import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { axeFindings, json, noNetwork, problem, serve, show } from '../../tests/stage';
import { NewPassword } from './NewPassword';

function Field() {
  const [value, setValue] = useState('');
  return (
    <NewPassword
      id="new"
      label="Mật khẩu"
      value={value}
      onChange={setValue}
      email="minh@example.vn"
      name="Trần Minh"
    />
  );
}

it('says in words how strong the password is, a moment after the last key', async () => {
  const calls = serve(call =>
    json(
      (call.body as { password: string }).password.length < 8
        ? { score: 1, acceptable: false, warning: 'password-warning-word' }
        : { score: 4, acceptable: true },
    ),
  );
  await show(<Field />);
  await userEvent.type(screen.getByLabelText(/^Mật khẩu/), 'cau');
  expect(await screen.findByText('yếu')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('chưa đủ');
  expect(screen.getByRole('status')).toHaveTextContent('Một từ đứng riêng rất dễ đoán.');
  // Not with every key.
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({
    path: '/auth/password-strength',
    body: { password: 'cau', email: 'minh@example.vn', name: 'Trần Minh' },
  });
  expect(await axeFindings()).toEqual([]);
  await userEvent.type(screen.getByLabelText(/^Mật khẩu/), ' dai qua song');
  expect(await screen.findByText('rất mạnh')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('dùng được');
  await userEvent.clear(screen.getByLabelText(/^Mật khẩu/));
  await waitFor(() => expect(screen.getByRole('status')).toBeEmptyDOMElement());
});

it.each([
  ['offline', () => noNetwork],
  ['asked too often', () => problem(429, 'too_many_requests')],
])('does not stand in the way when it cannot be measured: %s', async (_, answer) => {
  serve(answer);
  await show(<Field />);
  await userEvent.type(screen.getByLabelText(/^Mật khẩu/), 'cau');
  expect(await screen.findByText(/máy chủ sẽ kiểm tra khi gửi/)).toBeVisible();
});

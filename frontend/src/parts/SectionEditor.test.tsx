import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bilingual, Section } from '@/api/views';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  noNetwork,
  problem,
  serve,
  serveSignedIn,
  show,
} from '../../tests/stage';
import { BilingualInput } from './BilingualInput';
import { draftsOf } from './drafts';
import { SectionEditor } from './SectionEditor';

interface Content {
  text?: Bilingual;
}

const path = '/challenges/1/sections/problem';
const section: Section<Content> = {
  key: 'problem',
  version: 4,
  content: { text: { vi: 'Cũ' } },
  limit: 20,
  required: false,
};
const saved = (version: number, content: unknown) => json({ key: 'problem', version, content });
const editor = (
  <SectionEditor<Content>
    path={path}
    section={section}
    title="Vấn đề"
    asText={content => content.text?.vi ?? ''}
  >
    {({ content, change }) => (
      <BilingualInput
        label="Nội dung"
        multiline
        value={content.text}
        onChange={text => change(old => ({ ...old, text }))}
      />
    )}
  </SectionEditor>
);
const field = () => screen.getByRole('textbox', { name: /Nội dung/ });

describe('SectionEditor', () => {
  let calls: Call[];
  let answer: (call: Call) => Answer;

  beforeEach(async () => {
    answer = call => saved(5, call.body);
    calls = await serveSignedIn(call => answer(call));
  });

  it('saves once after a pause, over the version it read, and says when', async () => {
    await show(editor);
    await userEvent.type(field(), ' thêm');
    expect(draftsOf('p1')).toHaveLength(1);
    expect(await screen.findByText(/Đã lưu \d\d:\d\d/, {}, { timeout: 3000 })).toBeVisible();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method: 'PATCH', path, body: { text: { vi: 'Cũ thêm' } } });
    expect(calls[0]?.headers.get('if-match')).toBe('"v4"');
    expect(draftsOf('p1')).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  it('keeps the text on the device without a network and sends it when asked again', async () => {
    answer = () => noNetwork;
    const { unmount } = await show(editor);
    await userEvent.type(field(), '!');
    expect(await screen.findByText(/được giữ trên máy này/, {}, { timeout: 3000 })).toBeVisible();
    unmount();
    expect(draftsOf('p1')).toMatchObject([{ path, base: 4, content: { text: { vi: 'Cũ!' } } }]);

    calls = serve(call => saved(5, call.body));
    await show(editor);
    expect(field()).toHaveValue('Cũ!');
    await waitFor(() => expect(draftsOf('p1')).toEqual([]));
    expect(calls[0]?.body).toEqual({ text: { vi: 'Cũ!' } });
  });

  it('shows both texts after a conflict and saves the chosen one over the newer version', async () => {
    answer = call =>
      call.method === 'GET'
        ? json({ version: 6, content: { text: { vi: 'Của Lan' } }, updated_by: { id: 'x', name: 'Lan' } })
        : call.headers.get('if-match') === '"v6"'
          ? saved(7, call.body)
          : problem(412, 'stale');
    await show(editor);
    await userEvent.type(field(), ' tôi');
    expect(await screen.findByText('Của Lan', {}, { timeout: 3000 })).toBeVisible();
    expect(screen.getByText('Cũ tôi')).toBeVisible();
    expect(screen.getByText(/^Lan đã lưu/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Giữ bản của tôi' }));
    await waitFor(() => expect(calls.at(-1)?.headers.get('if-match')).toBe('"v6"'));
    expect(calls.at(-1)?.body).toEqual({ text: { vi: 'Cũ tôi' } });
    expect(await screen.findByText(/Đã lưu/)).toBeVisible();
    expect(draftsOf('p1')).toEqual([]);
  });

  it('takes a conflict for success when only the answer of its own attempt was lost', async () => {
    answer = call => (call.method === 'GET' ? saved(5, { text: { vi: 'Cũ.' } }) : problem(412, 'stale'));
    await show(editor);
    await userEvent.type(field(), '.');
    expect(await screen.findByText(/Đã lưu/, {}, { timeout: 3000 })).toBeVisible();
    expect(screen.queryByText('Của Lan')).toBeNull();
  });

  it('sends what was typed during a slow save as soon as that has ended', async () => {
    let version = 4;
    calls = await serveSignedIn(async call => {
      await new Promise(resolve => setTimeout(resolve, 1500));
      version += 1;
      return saved(version, call.body);
    });
    await show(editor);
    await userEvent.type(field(), ' một');
    await waitFor(() => expect(calls).toHaveLength(1), { timeout: 3000 });
    await userEvent.type(field(), ' hai');
    await waitFor(() => expect(calls).toHaveLength(2), { timeout: 5000 });
    expect(calls[1]?.body).toEqual({ text: { vi: 'Cũ một hai' } });
    expect(calls[1]?.headers.get('if-match')).toBe('"v5"');
    await waitFor(() => expect(draftsOf('p1')).toEqual([]), { timeout: 3000 });
  }, 15_000);

  it('counts towards the limit and says by how much it is passed', async () => {
    await show(editor);
    expect(screen.getByText('2 / 20 ký tự')).toBeVisible();
    await userEvent.type(field(), ' và rất nhiều chữ nữa');
    expect(screen.getByText(/^Dài quá \d ký tự$/)).toBeVisible();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  ThesaurusChangeView,
  ThesaurusConcept,
  ThesaurusConceptItem,
  ThesaurusConceptView,
  ThesaurusPreview,
} from '@/api/views';
import { axeFindings, type Call, json, person, problem, serveSignedIn, show } from '../../../tests/stage';
import { Changes } from './ChangesPage';
import { Concept } from './ConceptPage';
import { blankConcept, differences, idFor, sameConcept, wordsOf } from './concept';
import { NewConcept } from './NewConcept';
import { Publish } from './PublishPage';
import { Thesaurus } from './ThesaurusPage';

// Whole screens with many fields.
vi.setConfig({ testTimeout: 20_000 });

const department = {
  id: 'o1',
  name: { vi: 'Sở Khoa học và Công nghệ' },
  kind: 'science_department' as const,
};
const KEY = 'nhipcau.thesaurus.p1.o1';

const brain = { id: 'nc:brain-disease', term: { vi: 'bệnh não', en: 'brain disease' } };
const stroke: ThesaurusConcept = {
  ...{ id: 'nc:stroke', term: { vi: 'đột quỵ', en: 'stroke' }, capitals_only: false },
  synonyms: { vi: ['tai biến mạch máu não'], en: ['cerebrovascular accident'] },
  abbreviations: { vi: ['TBMMN'], en: ['CVA'] },
  ...{ broader: [brain.id], related: [] },
};
const change: ThesaurusChangeView = {
  ...{ id: 'h1', version: 4, by: { id: 'p2', name: 'Đặng Thanh Vân' }, at: '2026-11-20T00:00:00Z' },
  reason: 'Người dân gọi như vậy.',
  changes: [
    {
      ...{ concept: stroke.id, term: stroke.term, action: 'change' as const },
      before: { ...stroke, synonyms: { vi: [], en: ['cerebrovascular accident'] } },
      after: stroke,
    },
  ],
};
const view: ThesaurusConceptView = {
  ...{ concept: stroke, origin: 'changed', version: 4, history: [change], allowed_actions: [] },
  shipped: { ...stroke, abbreviations: { vi: [], en: ['CVA'] } },
  ...{
    broader: [brain],
    related: [],
    narrower: [{ id: 'nc:tia', term: { vi: 'thiếu máu não thoáng qua', en: 'TIA' } }],
  },
};
const item: ThesaurusConceptItem = {
  id: stroke.id,
  term: stroke.term,
  origin: 'changed',
  matched: 'TBMMN',
  broader: [brain],
};
const hit = (rank: number, id: string, was?: number) => ({
  ...{ rank, id, type: 'challenge' as const, title: { vi: `Bài toán ${id}` } },
  ...(was ? { was } : {}),
});
const gone = { type: 'challenge' as const, id: 'B', title: { vi: 'Bài toán B' }, was: 2 };
const preview: ThesaurusPreview = {
  ...{ problems: [], documents: 40, of: 40 },
  changes: [{ concept: stroke.id, term: stroke.term, action: 'change' }],
  queries: [
    {
      ...{ q: 'méo miệng', why: 'name', changed: true },
      ...{ before: [hit(1, 'A'), hit(2, 'B')], after: [hit(1, 'C'), hit(2, 'A', 1)], gone: [gone] },
    },
  ],
};

interface Told {
  preview?: ThesaurusPreview;
  version?: number;
  publish?: () => Response;
}

const serving = (told: Told = {}) =>
  serveSignedIn((call: Call) => {
    const { path, method } = call;
    if (method === 'POST' && path === '/thesaurus/preview') return json(told.preview ?? preview);
    if (method === 'POST' && path === '/thesaurus/changes') return told.publish?.() ?? json(change, 201);
    if (method === 'POST' && path === '/thesaurus/import') {
      return json({
        put: [{ ...stroke, capitals_only: true }],
        remove: [],
        restore: [],
        same: 9,
        problems: [],
      });
    }
    if (path.startsWith('/thesaurus/changes'))
      return json({ items: [{ ...change, version: told.version ?? 4 }] });
    if (path === '/thesaurus/concepts/nc%3Astroke') return json(view);
    if (path.startsWith('/thesaurus/concepts/')) return problem(404, 'not_found');
    return json({ items: [item], total: 1, version: told.version ?? 4 });
  });

const keptDraft = () => JSON.parse(localStorage.getItem(KEY) ?? 'null');
const keep = (patch: object) =>
  localStorage.setItem(
    KEY,
    JSON.stringify({
      put: [{ ...stroke, synonyms: { vi: [...stroke.synonyms.vi, 'méo miệng'], en: stroke.synonyms.en } }],
      ...{ base: 4, ...patch },
    }),
  );

beforeEach(() => {
  person.memberships = [{ organisation: department, role: 'approver' }];
});

describe('a concept', () => {
  it('is compared field by field, whatever the order of its words', () => {
    const other = { ...stroke, synonyms: { vi: ['méo miệng'], en: stroke.synonyms.en }, capitals_only: true };
    expect(differences(stroke, other)).toEqual([
      { field: 'synonyms', language: 'vi', gone: ['tai biến mạch máu não'], come: ['méo miệng'] },
      { field: 'capitals_only', language: null, now: true },
    ]);
    expect(sameConcept({ ...stroke, term: { vi: ' đột  quỵ', en: 'stroke ' } }, stroke)).toBe(true);
  });

  it('takes a word from each line, each once', () => {
    expect(wordsOf(' đột quỵ \n\n tai  biến\nđột quỵ')).toEqual(['đột quỵ', 'tai biến']);
  });

  it('is named by its English term, else by the Vietnamese one', () => {
    expect(idFor({ vi: 'say nắng', en: 'Heat stroke (sun)' })).toBe('nc:heat-stroke-sun');
    expect(idFor({ vi: 'Đột quỵ', en: '' })).toBe('nc:dot-quy');
  });
});

it('lists concepts with their other term, what is broader and where they come from', async () => {
  const calls = await serving();
  await show(<Thesaurus />);
  const row = (await screen.findByRole('link', { name: 'đột quỵ' })).closest('tr') as HTMLElement;
  expect(within(row).getByText('stroke')).toHaveAttribute('lang', 'en');
  expect(within(row).getByRole('link', { name: 'bệnh não' })).toBeVisible();
  expect(within(row).getByText('Đã sửa tại đây')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Nguồn gốc'), 'here');
  await waitFor(() =>
    expect(calls.some(one => one.path.includes('origin=changed&origin=added&origin=removed'))).toBe(true),
  );
  expect(await axeFindings()).toEqual([]);
});

describe('changing', () => {
  it('goes into a draft on this device, and back again', async () => {
    await serving();
    await show(<Concept id={stroke.id} />);
    const words = await screen.findByLabelText('Từ đồng nghĩa, từ thường ngày (Tiếng Việt)');
    expect(words).toHaveValue('tai biến mạch máu não');
    expect(await axeFindings()).toEqual([]);
    await userEvent.type(words, '{Enter}méo miệng');
    expect(keptDraft()).toMatchObject({ base: 4, put: [{ id: stroke.id }] });
    expect(keptDraft().put[0].synonyms.vi).toEqual(['tai biến mạch máu não', 'méo miệng']);
    const notice = screen.getByText(/^Thay đổi của bạn/).closest('.nc-notice') as HTMLElement;
    expect(within(notice).getByText('méo miệng')).toHaveAttribute('lang', 'vi');
    await userEvent.click(within(notice).getByRole('button', { name: 'Bỏ thay đổi này' }));
    expect(screen.getByLabelText('Từ đồng nghĩa, từ thường ngày (Tiếng Việt)')).toHaveValue(
      'tai biến mạch máu não',
    );
    expect(keptDraft()).toMatchObject({ base: null, put: [] });
  });

  it('picks what is broader by a search', async () => {
    await serving();
    await show(<Concept id={stroke.id} />);
    await userEvent.click(await screen.findByRole('button', { name: /^Bỏ ?: bệnh não/ }));
    await userEvent.type(screen.getByLabelText('Tìm khái niệm liên quan để thêm'), 'dot quy');
    // A concept is not its own neighbour.
    expect(await screen.findByText(/^Thấy 0 khái niệm/)).toBeVisible();
    expect(keptDraft().put[0].broader).toEqual([]);
  });

  it('removes, and sets back to what was shipped', async () => {
    await serving();
    await show(<Concept id={stroke.id} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Xóa khái niệm' }));
    expect(screen.getByText(/sẽ bị xóa khi bản nháp/)).toBeVisible();
    expect(keptDraft()).toMatchObject({ remove: [stroke.id], put: [] });
    await userEvent.click(screen.getByRole('button', { name: 'Trở lại như bản gốc' }));
    expect(keptDraft()).toMatchObject({ remove: [], restore: [stroke.id] });
  });

  it('keeps a new concept while it is written, and gives it an id that is free', async () => {
    await serving();
    await show(<NewConcept />);
    await userEvent.type(await screen.findByLabelText(/^Tên gọi chuẩn \(Tiếng Việt\)/), 'say nắng');
    expect(screen.getByRole('button', { name: 'Đưa vào bản nháp' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/^Tên gọi chuẩn \(Tiếng Anh\)/), 'heat stroke');
    expect(keptDraft().fresh.term).toEqual({ vi: 'say nắng', en: 'heat stroke' });
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Đưa vào bản nháp' }));
    await waitFor(() => expect(keptDraft().put).toMatchObject([{ id: 'nc:heat-stroke' }]));
    expect(keptDraft()).toMatchObject({ fresh: null, added: ['nc:heat-stroke'], base: 4 });
  });
});

describe('publishing', () => {
  it('shows what moves, in words, and sends the draft with the version it was begun from', async () => {
    keep({});
    const calls = await serving();
    await show(<Publish />);
    expect(await screen.findByText('Mới xuất hiện')).toBeVisible();
    expect(screen.getByText('Xuống, trước ở vị trí 1')).toBeVisible();
    expect(screen.getByText('Sẽ ra khỏi mười kết quả đầu')).toBeVisible();
    expect(screen.getByText(/trên 40 trong 40 tài liệu công khai/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Công bố 1 thay đổi' }));
    expect(screen.getAllByText('Viết lý do, ít nhất 10 ký tự')[0]).toBeVisible();
    await userEvent.type(screen.getByLabelText(/^Lý do/), 'Người dân gọi như vậy.');
    await userEvent.click(screen.getByRole('button', { name: 'Công bố 1 thay đổi' }));
    await waitFor(() => expect(localStorage.getItem(KEY)).toBeNull());
    const sent = calls.find(one => one.method === 'POST' && one.path === '/thesaurus/changes');
    expect(sent?.headers.get('if-match')).toBe('"v4"');
    expect(sent?.body).toMatchObject({
      ...{ reason: 'Người dân gọi như vậy.', remove: [], restore: [] },
      put: [{ id: stroke.id, synonyms: { vi: ['tai biến mạch máu não', 'méo miệng'] } }],
    });
  });

  it('tries queries of ones own beside those that the words suggest', async () => {
    keep({});
    const calls = await serving({
      preview: { ...preview, queries: [{ ...preview.queries[0], changed: false } as never] },
    });
    await show(<Publish />);
    expect(await screen.findByText('Không có kết quả nào thay đổi')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Thử một câu tìm khác'), 'miệng méo{Enter}');
    await waitFor(() =>
      expect(calls.some(one => (one.body as { queries?: string[] })?.queries?.[0] === 'miệng méo')).toBe(
        true,
      ),
    );
  });

  it('tells problems beside the concept they concern, and publishes nothing', async () => {
    keep({});
    // Of two concepts that claim a word the server names one, which may be the one that stands.
    const args = { other: stroke.id, word: 'méo miệng' };
    const found = {
      ...{ concept: brain.id, code: 'concept_word_claimed', pointer: '', args },
      message: 'Từ “méo miệng” đã thuộc khái niệm khác.',
    };
    await serving({ preview: { ...preview, problems: [found], queries: [] } });
    await show(<Publish />);
    const card = (await screen.findByText(/^Từ “méo miệng” đã thuộc/)).closest('li.nc-card') as HTMLElement;
    expect(within(card).getByRole('heading', { name: 'đột quỵ' })).toBeVisible();
    expect(within(card).getByText(/^Từ “méo miệng”/)).toHaveTextContent(/Khái niệm kia: /);
    expect(screen.getByRole('button', { name: 'Công bố 1 thay đổi' })).toBeDisabled();
  });

  it('keeps the draft when somebody else has published meanwhile', async () => {
    keep({ reason: 'Người dân gọi như vậy.' });
    const state = { version: 4, publish: () => problem(412, 'stale_version') };
    await serving(state);
    await show(<Publish />);
    await screen.findByText('Mới xuất hiện');
    state.version = 5;
    await userEvent.click(screen.getByRole('button', { name: 'Công bố 1 thay đổi' }));
    expect(await screen.findByText(/Người khác vừa công bố một bản mới/)).toBeVisible();
    expect(await screen.findByText(/Cả bạn và họ cùng sửa/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Tôi đã xem/ }));
    expect(keptDraft()).toMatchObject({ base: 5, put: [{ id: stroke.id }] });
  });

  it('tells an officer who publishes', async () => {
    person.memberships = [{ organisation: department, role: 'officer' }];
    keep({});
    await serving();
    await show(<Publish />);
    expect(await screen.findByText(/^Người duyệt của cơ quan mới được công bố/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Công bố/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Lưu bản nháp thành tệp' })).toBeVisible();
  });
});

// jsdom's files cannot be read as browsers' can.
File.prototype.text ??= function text(this: File) {
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(this);
  });
};

it('takes what differs in a file into the draft', async () => {
  const calls = await serving();
  await show(<Thesaurus />);
  const file = new File(['{"@graph": []}'], 'a.jsonld', { type: 'application/ld+json' });
  await userEvent.upload(await screen.findByLabelText('Nhập từ tệp'), file);
  await userEvent.click(await screen.findByRole('button', { name: 'So với từ điển' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Đưa 1 khái niệm vào bản nháp' }));
  expect(keptDraft().put).toMatchObject([{ id: stroke.id, capitals_only: true }]);
  expect(calls.find(one => one.path === '/thesaurus/import')?.body).toEqual({ '@graph': [] });
});

it('says so where a file is none of ours', async () => {
  await serving();
  await show(<Thesaurus />);
  await userEvent.upload(await screen.findByLabelText('Nhập từ tệp'), new File(['<x>'], 'a.jsonld'));
  await userEvent.click(await screen.findByRole('button', { name: 'So với từ điển' }));
  expect(await screen.findByText(/^Không đọc được tệp này/)).toBeVisible();
});

it('shows the history with what became of each concept', async () => {
  await serving();
  await show(<Changes />);
  const card = (await screen.findByText('Người dân gọi như vậy.')).closest('li') as HTMLElement;
  expect(within(card).getByText('tai biến mạch máu não').tagName).toBe('INS');
  expect(within(card).getByText('Đặng Thanh Vân')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

it('knows nothing of a blank concept', () => {
  expect(sameConcept(blankConcept('nc:a'), blankConcept('nc:b'))).toBe(true);
});

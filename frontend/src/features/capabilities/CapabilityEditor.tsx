import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useCache } from '@/api/query';
import type { CapabilityView } from '@/api/views';
import { BilingualInput } from '@/parts/BilingualInput';
import { ErrorSummary } from '@/parts/ErrorSummary';
import { Notice } from '@/parts/Notice';
import { SaveMark } from '@/parts/SaveMark';
import { useAutosave } from '@/parts/use-autosave';
import { useT } from '@/texts/use-t';
import './capabilities.css';
import { CAPABILITY_KINDS } from '@/api/choices';
import { CheckGroup } from './CheckGroup';
import { ConflictChoice } from './ConflictChoice';
import { bodyOf, type Content, contentOf, IP_STATUSES, LANGUAGES, SEEKS } from './content';
import { OriginTaskFields } from './OriginTaskFields';
import { TopicPicker } from './TopicPicker';

const TRLS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Every field of a capability, saved as it is written. */
export function CapabilityEditor({ view }: { view: CapabilityView }) {
  const t = useT();
  const cache = useCache();
  const path = `/capabilities/${view.id}`;
  const latest = useRef(view);
  const saving = useAutosave<Content>({
    path,
    initial: contentOf(view),
    version: view.version,
    title: t.of(view.title),
    read: answer => {
      latest.current = answer as CapabilityView;
      return { version: latest.current.version, content: contentOf(latest.current) };
    },
    toBody: bodyOf,
    onSaved: () => cache.put(path, latest.current),
  });
  const { content, change } = saving;
  const set = <K extends keyof Content>(name: K, value: Content[K]) =>
    change(old => ({ ...old, [name]: value }));
  const problems = saving.state.kind === 'refused' ? saving.state.error.fields : [];
  const problemOf = (name: keyof Content) =>
    problems.find(one => one.pointer === `/${name}` || one.pointer.startsWith(`/${name}/`))?.message;
  const languageNames = new Intl.DisplayNames([t.locale], { type: 'language' });
  const languages = [...new Set([...LANGUAGES, ...content.languages])];

  if (saving.conflict) {
    return (
      <ConflictChoice
        mine={saving.conflict.mine}
        theirs={saving.conflict.theirs}
        onChoose={chosen => saving.resolve(chosen)}
      />
    );
  }
  return (
    <div className="nc-stack">
      <div className="nc-row-between nc-editor-head">
        <h2>{t('capability-about')}</h2>
        <SaveMark state={saving.state} retry={saving.retry} />
      </div>
      <ErrorSummary
        errors={problems.map(one => ({
          field: `capability-${one.pointer.split('/')[1] ?? ''}`,
          message: one.message,
        }))}
      />
      <div className="nc-columns">
        <div className="nc-card nc-stack">
          <div id="capability-title" tabIndex={-1}>
            <BilingualInput
              label={t('capability-title')}
              value={content.title}
              onChange={value => set('title', value)}
              maxLength={200}
              error={problemOf('title')}
              required
            />
          </div>
          <BilingualInput
            label={t('capability-summary')}
            description={t('capability-summary-hint')}
            value={content.summary}
            onChange={value => set('summary', value)}
            maxLength={1000}
            multiline
            rows={3}
            error={problemOf('summary')}
          />
          <BilingualInput
            label={t('capability-description')}
            description={t('capability-description-hint')}
            value={content.description}
            onChange={value => set('description', value)}
            maxLength={10_000}
            multiline
            rows={8}
            error={problemOf('description')}
          />
          <BilingualInput
            label={t('capability-evidence')}
            description={t('capability-evidence-hint')}
            value={content.evidence}
            onChange={value => set('evidence', value)}
            maxLength={10_000}
            multiline
            rows={5}
            error={problemOf('evidence')}
          />
          <OriginTaskFields value={content.origin_task} onChange={value => set('origin_task', value)} />
        </div>
        <div className="nc-card nc-stack">
          <NativeSelect
            label={t('capability-kind')}
            value={content.kind}
            onChange={event => set('kind', event.currentTarget.value as Content['kind'])}
            data={CAPABILITY_KINDS.map(value => ({ value, label: t(`capability-kind-${value}`) }))}
          />
          <NativeSelect
            label={t('capability-trl')}
            description={t('capability-trl-hint')}
            value={content.trl === null ? '' : String(content.trl)}
            onChange={event =>
              set('trl', event.currentTarget.value ? Number(event.currentTarget.value) : null)
            }
            data={[{ value: '', label: t('capability-not-stated') }, ...TRLS]}
          />
          <NativeSelect
            label={t('capability-ip')}
            value={content.ip_status ?? ''}
            onChange={event => set('ip_status', (event.currentTarget.value || null) as Content['ip_status'])}
            data={[
              { value: '', label: t('capability-not-stated') },
              ...IP_STATUSES.map(value => ({ value, label: t(`ip-status-${value}`) })),
            ]}
          />
          <CheckGroup
            legend={t('capability-seeks')}
            options={SEEKS.map(value => ({ value, label: t(`seeks-${value}`) }))}
            value={content.seeks}
            onChange={value => set('seeks', value as Content['seeks'])}
          />
          <CheckGroup
            legend={t('capability-languages')}
            options={languages.map(value => ({ value, label: languageNames.of(value) ?? value }))}
            value={content.languages}
            onChange={value => set('languages', value)}
          />
          <NativeSelect
            label={t('capability-visibility')}
            value={content.visibility}
            onChange={event => set('visibility', event.currentTarget.value as Content['visibility'])}
            data={(['public', 'brokers'] as const).map(value => ({ value, label: t(`visibility-${value}`) }))}
          />
          <TopicPicker
            value={content.topics}
            onChange={value => set('topics', value)}
            error={problemOf('topics')}
          />
        </div>
      </div>
      <Notice tone="quiet">
        <p>{t('capability-no-patient-data')}</p>
      </Notice>
    </div>
  );
}

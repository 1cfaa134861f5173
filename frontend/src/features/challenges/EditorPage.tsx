import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readAs } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type { ChallengeSectionContent, ChallengeView, Section } from '@/api/views';
import { Dialog } from '@/parts/Dialog';
import { GoLink, useGo } from '@/parts/GoLink';
import { LoadedPage } from '@/parts/LoadedPage';
import { Notice } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { SectionEditor } from '@/parts/SectionEditor';
import { StatusBadge } from '@/parts/StatusBadge';
import { TransitionBar } from '@/parts/TransitionBar';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';
import { challengeForms } from './actions';
import { ChallengeFiles } from './ChallengeFiles';
import { ChallengePreview } from './ChallengePreview';
import './challenges.css';
import { Similar } from '@/parts/Similar';
import { contentAsText } from './content';
import { SectionFields } from './fields/SectionFields';
import { NameEditor } from './NameEditor';
import { PatientDataNotice } from './PatientDataNotice';
import { ReturnedNotice } from './ReturnedNotice';
import { SectionCheck } from './SectionCheck';

export function EditorPage() {
  const { challengeId } = useParams({ from: '/challenges/$challengeId/edit' });
  return <Editor challengeId={challengeId} key={challengeId} />;
}

/** The order as its authors write it: every section saves by itself, and what is missing stands beside it. */
export function Editor({ challengeId }: { challengeId: string }) {
  const t = useT();
  const path = `/challenges/${challengeId}`;
  const query = useResource<ChallengeView>(path);
  return (
    <LoadedPage query={query}>
      {view =>
        view.editable ? (
          <Writing view={view} path={path} />
        ) : (
          <div className="nc-stack">
            <PageHeader title={t.of(view.title)} titleLang={t.langOf(view.title)} code={view.code} />
            <Notice>
              <p>{t('editor-not-editable')}</p>
              <p>
                <GoLink to={places.challenge(view.id)}>{t('editor-to-challenge')}</GoLink>
              </p>
            </Notice>
          </div>
        )
      }
    </LoadedPage>
  );
}

function Writing({ view, path }: { view: ChallengeView; path: string }) {
  const t = useT();
  const go = useGo();
  const cache = useCache();
  const [preview, setPreview] = useState(false);
  const missing = view.completeness?.missing ?? [];

  return (
    <div className="nc-stack">
      <PageHeader
        title={t.of(view.title)}
        titleLang={t.langOf(view.title)}
        code={view.code}
        status={<StatusBadge noun="challenge" status={view.status} />}
        back={{ to: places.challenge(view.id), text: t('editor-to-challenge') }}
        lead={t('editor-lead')}
        actions={
          <Button variant="default" onClick={() => setPreview(true)}>
            {t('editor-preview')}
          </Button>
        }
      />
      {view.returned && <ReturnedNotice returned={view.returned} />}
      <PatientDataNotice />
      <div className="nc-columns nc-editor">
        <div className="nc-stack">
          <NameEditor view={view} path={path} />
          {view.sections.map(section => (
            <OrderSection
              key={section.key}
              path={path}
              section={section}
              missing={missing.filter(one => one.section === section.key).map(one => one.message)}
              onSaved={() => void cache.stale(path)}
            />
          ))}
          <ChallengeFiles view={view} path={path} upload />
        </div>
        <aside className="nc-editor-side nc-stack" aria-label={t('editor-side')}>
          <SectionCheck sections={view.sections} missing={missing} />
          <TransitionBar<ChallengeView>
            noun="challenge"
            path={path}
            version={readAs(view)}
            actions={view.allowed_actions}
            forms={challengeForms(t, view)}
            onDone={next => {
              cache.put(path, next);
              void cache.stale('/challenges', '/me/tasks');
              go(places.challenge(view.id));
            }}
            onStale={() => void cache.stale(path)}
          />
          <Similar challengeId={view.id} />
        </aside>
      </div>
      {preview && (
        <Dialog title={t('editor-preview')} size="xl" onClose={() => setPreview(false)}>
          <ChallengePreview view={view} />
        </Dialog>
      )}
    </div>
  );
}

interface OrderSectionProps {
  path: string;
  section: Section<ChallengeSectionContent>;
  missing: string[];
  onSaved: () => void;
}

function OrderSection({ path, section, missing, onSaved }: OrderSectionProps) {
  const t = useT();
  const format = useFormat();
  const title = t.or(`challenge-section-${section.key}`, section.key);
  const example = `challenge-example-${section.key}`;
  return (
    <SectionEditor<ChallengeSectionContent>
      path={`${path}/sections/${section.key}`}
      section={section}
      title={title}
      hint={t.or(`challenge-hint-${section.key}`, '')}
      example={t.has(example) ? <p className="nc-prose">{t(example)}</p> : undefined}
      missing={missing}
      asText={content => contentAsText(content, t, format)}
      onSaved={onSaved}
    >
      {fields => <SectionFields {...fields} sectionKey={section.key} title={title} />}
    </SectionEditor>
  );
}

import { NativeSelect } from '@mantine/core';
import type { Nearest, TopicCount } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { inPoints } from '@/parts/points';
import { Text } from '@/parts/Shown';
import { places } from '@/places';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

/** Narrows a page to a topic, with how many there are under each. */
export function TopicFilter({
  topics,
  value,
  onChange,
}: {
  topics: TopicCount[];
  value: string;
  onChange: (topic: string) => void;
}) {
  const t = useT();
  return (
    <search className="nc-row nc-filters nc-no-print">
      <NativeSelect
        label={t('overview-topic')}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: t('filter-all') },
          ...topics.map(one => ({ value: one.value, label: `${one.label} (${one.count})` })),
        ]}
      />
    </search>
  );
}

const PLACE = {
  capability: places.capability,
  organisation: places.organisation,
  challenge: places.challenge,
} as const;

/** What comes nearest, and how near: never near enough, or it would not be shown here. */
export function NearestTo({ of, text }: { of: Nearest | null | undefined; text: string }) {
  const t = useT();
  const format = useFormat();
  if (!of) return <p className="nc-small nc-soft">{t('overview-nothing-near')}</p>;
  return (
    <p className="nc-small">
      <span className="nc-soft">{text}</span>{' '}
      <GoLink to={PLACE[of.type](of.id)}>
        <Text of={of.title} />
      </GoLink>{' '}
      <span className="nc-soft nc-nowrap">
        {t('overview-points', { score: format.number(inPoints(of.score, []).total, 1) })}
      </span>
    </p>
  );
}

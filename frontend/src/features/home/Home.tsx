import { useResource } from '@/api/query';
import type { Page, Task } from '@/api/views';
import { GoLink } from '@/parts/GoLink';
import { Loaded } from '@/parts/Loading';
import { EmptyState } from '@/parts/Notice';
import { PageHeader } from '@/parts/PageHeader';
import { Deadline, Text } from '@/parts/Shown';
import { useMe, useSeveral, useSwitch } from '@/session/use-session';
import { useNow } from '@/shell/clock';
import { useT } from '@/texts/use-t';
import './home.css';

const DAY = 86_400_000;

interface Group {
  key: 'late' | 'soon' | 'later' | 'undated';
  tasks: Task[];
}

/** Overdue first, then what is due within three days, then the rest by date, then what has no date. */
export function groupTasks(tasks: Task[], now: number): Group[] {
  const groups: Group[] = [
    { key: 'late', tasks: [] },
    { key: 'soon', tasks: [] },
    { key: 'later', tasks: [] },
    { key: 'undated', tasks: [] },
  ];
  const dated = [...tasks].sort((a, b) => (a.due_at ?? '9999').localeCompare(b.due_at ?? '9999'));
  for (const task of dated) {
    const left = task.due_at ? new Date(task.due_at).getTime() - now : null;
    const key = left === null ? 'undated' : left < 0 ? 'late' : left < 3 * DAY ? 'soon' : 'later';
    groups.find(group => group.key === key)?.tasks.push(task);
  }
  return groups.filter(group => group.tasks.length > 0);
}

/** "Waits for me": one list of duties with their dates. */
export function Home() {
  const t = useT();
  const me = useMe();
  const tasks = useResource<Page<Task>>('/me/tasks');
  return (
    <div className="nc-stack-wide">
      <PageHeader title={t('home-title')} lead={t('home-lead', { name: me.name })} />
      <Loaded query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('home-empty')}>
              <p>{t('home-empty-hint')}</p>
            </EmptyState>
          ) : (
            <TaskGroups tasks={items} />
          )
        }
      </Loaded>
    </div>
  );
}

function TaskGroups({ tasks }: { tasks: Task[] }) {
  const t = useT();
  const now = useNow();
  return (
    <div className="nc-stack-wide">
      {groupTasks(tasks, now).map(group => (
        <section key={group.key} className="nc-stack-tight" aria-labelledby={`tasks-${group.key}`}>
          <h2 id={`tasks-${group.key}`} className={`nc-task-group is-${group.key}`}>
            {t(`home-group-${group.key}`)} <span className="nc-soft">({group.tasks.length})</span>
          </h2>
          <ul className="nc-list nc-tasks">
            {group.tasks.map(task => (
              <TaskRow key={`${task.kind}-${task.id}`} task={task} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TaskRow({ task }: { task: Task }) {
  const t = useT();
  const switchTo = useSwitch();
  const several = useSeveral();
  const elsewhere = several?.others.some(one => one.organisation.id === task.organisation?.id) ?? false;
  return (
    <li className="nc-task">
      <p className="nc-task-what">{t.or(`task-${task.kind}`, t('task-other'))}</p>
      <GoLink
        to={task.link}
        className="nc-task-title"
        onClick={() => task.organisation && switchTo(task.organisation)}
      >
        <Text of={task.title} />
      </GoLink>
      <p className="nc-row nc-small nc-soft">
        {task.code && <span className="nc-code">{task.code}</span>}
        {task.organisation && <Text of={task.organisation.name} />}
        {elsewhere && <span>({t('acting-leads-to')})</span>}
        {task.due_at && <Deadline at={task.due_at} zone={false} />}
      </p>
    </li>
  );
}

import { useResource } from '@/api/query';
import type { Page, Task } from '@/api/views';
import { useActing } from '@/session/use-session';

/**
 * What waits for the signed-in person, of one kind, in the name in which they act: whether something is asked for is
 * the server's to say.
 */
export function useDuties(kind: Task['kind']): Task[] {
  const tasks = useResource<Page<Task>>('/me/tasks').data?.items ?? [];
  const acting = useActing().acting?.organisation.id;
  return tasks.filter(one => one.kind === kind && (!one.organisation || one.organisation.id === acting));
}

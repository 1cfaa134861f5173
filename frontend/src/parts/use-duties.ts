import { useResource } from '@/api/query';
import type { Page, Task } from '@/api/views';

/** What waits for the signed-in person, of one kind: whether something is asked for is the server's to say. */
export function useDuties(kind: Task['kind']): Task[] {
  const tasks = useResource<Page<Task>>('/me/tasks').data?.items ?? [];
  return tasks.filter(one => one.kind === kind);
}

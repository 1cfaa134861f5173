export function auditScript(): Promise<string>;

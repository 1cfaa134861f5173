const files = import.meta.glob<string>(
  ['../../../locales/vi/common.ftl', '../../../locales/vi/workspace*.ftl'],
  { query: '?raw', import: 'default', eager: true },
);

export const sources = Object.values(files);

const files = import.meta.glob<string>(
  ['../../../locales/en/common.ftl', '../../../locales/en/workspace*.ftl'],
  { query: '?raw', import: 'default', eager: true },
);

export const sources = Object.values(files);

import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

// Mantine wants ten shades; the ones that show come from tokens.css through the resolvers below.
const pine: MantineColorsTuple = [
  '#eef6f1',
  '#e0ede5',
  '#bfdccd',
  '#97dabd',
  '#74c8a4',
  '#3f9c78',
  '#1f7a59',
  '#0e5a43',
  '#094231',
  '#062f23',
];

/** Each colour name that features may give a component, as tokens. */
const MEANINGS: Record<string, { strong: string; hover: string; soft: string; on: string }> = {
  pine: {
    strong: 'var(--nc-action)',
    hover: 'var(--nc-action-strong)',
    soft: 'var(--nc-action-soft)',
    on: 'var(--nc-on-action)',
  },
  red: {
    strong: 'var(--nc-bad)',
    hover: 'var(--nc-bad)',
    soft: 'var(--nc-bad-soft)',
    on: 'var(--nc-surface)',
  },
  gray: {
    strong: 'var(--nc-quiet)',
    hover: 'var(--nc-ink)',
    soft: 'var(--nc-quiet-soft)',
    on: 'var(--nc-surface)',
  },
};

const variantColorResolver: VariantColorsResolver = input => {
  const usual = defaultVariantColorsResolver(input);
  const meaning = MEANINGS[input.color ?? input.theme.primaryColor];
  if (!meaning) return usual;
  const clear = '1px solid transparent';
  switch (input.variant) {
    case 'filled':
      return { background: meaning.strong, hover: meaning.hover, color: meaning.on, border: clear };
    case 'light':
      return { background: meaning.soft, hover: meaning.soft, color: meaning.strong, border: clear };
    case 'outline':
      return {
        background: 'transparent',
        hover: meaning.soft,
        color: meaning.strong,
        border: `1px solid ${meaning.strong}`,
      };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover: meaning.soft, color: meaning.strong, border: clear };
    default:
      return usual;
  }
};

export const theme = createTheme({
  fontFamily: 'var(--nc-font)',
  fontFamilyMonospace: 'var(--nc-font-mono)',
  headings: { fontFamily: 'var(--nc-font)', fontWeight: '600' },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  colors: { pine },
  defaultRadius: 'md',
  radius: { sm: 'var(--nc-radius-sm)', md: 'var(--nc-radius)', lg: 'var(--nc-radius-lg)' },
  fontSizes: {
    xs: 'var(--nc-text-xs)',
    sm: 'var(--nc-text-sm)',
    md: 'var(--nc-text-md)',
    lg: 'var(--nc-text-lg)',
    xl: 'var(--nc-text-xl)',
  },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.5', xl: '1.4' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  // Targets of at least 24 px.
  components: {
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
  },
});

const mapped = {
  '--mantine-color-body': 'var(--nc-surface)',
  '--mantine-color-text': 'var(--nc-ink)',
  '--mantine-color-bright': 'var(--nc-ink)',
  '--mantine-color-dimmed': 'var(--nc-ink-soft)',
  '--mantine-color-placeholder': 'var(--nc-ink-soft)',
  '--mantine-color-anchor': 'var(--nc-link)',
  '--mantine-color-error': 'var(--nc-bad)',
  '--mantine-color-default': 'var(--nc-surface)',
  '--mantine-color-default-hover': 'var(--nc-sunken)',
  '--mantine-color-default-color': 'var(--nc-ink)',
  '--mantine-color-default-border': 'var(--nc-line-strong)',
  '--mantine-color-disabled': 'var(--nc-quiet-soft)',
  '--mantine-color-disabled-color': 'var(--nc-ink-soft)',
  '--mantine-color-disabled-border': 'var(--nc-line)',
  '--mantine-primary-color-filled': 'var(--nc-action)',
  '--mantine-primary-color-filled-hover': 'var(--nc-action-strong)',
  '--mantine-primary-color-light': 'var(--nc-action-soft)',
  '--mantine-primary-color-light-color': 'var(--nc-action)',
  '--mantine-primary-color-contrast': 'var(--nc-on-action)',
  '--mantine-color-pine-filled': 'var(--nc-action)',
  '--mantine-color-pine-outline': 'var(--nc-action)',
  '--mantine-color-pine-light': 'var(--nc-action-soft)',
  '--mantine-color-pine-light-color': 'var(--nc-action)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mapped,
  dark: mapped,
});

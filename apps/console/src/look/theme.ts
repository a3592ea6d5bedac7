// Mantine in our palette: its components take the tokens of tokens.css.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = [
  '#edf6fb',
  '#d7e9f3',
  '#abd1e7',
  '#7cb8da',
  '#56a2cd',
  '#3a8fbe',
  '#2479a8',
  '#15608a',
  '#0f4e72',
  '#0a3b58',
];

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 6 },
  colors: { sea },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // What can be scrolled sideways must be reached by keys.
  components: { TableScrollContainer: { defaultProps: { tabIndex: 0 } } },
});

const ours = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--quiet)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-placeholder': 'var(--quiet)',
  '--mantine-color-error': 'var(--bad)',
};

/** Mantine's own dark grays are brown beside ours. */
const grays = {
  '--mantine-color-dark-8': 'var(--page)',
  '--mantine-color-dark-7': 'var(--card)',
  '--mantine-color-dark-6': 'var(--sunk)',
  '--mantine-color-dark-5': 'var(--line)',
  '--mantine-color-dark-4': 'var(--line-strong)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: { ...ours, ...grays } });

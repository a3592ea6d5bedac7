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

/** Of a day that is over. */
const past: MantineColorsTuple = [
  '#f5f0fc',
  '#e7dcf7',
  '#cfbaee',
  '#b79ce6',
  '#a384d9',
  '#9070cb',
  '#7d5cb3',
  '#6a4a9c',
  '#573b82',
  '#452e69',
];

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 6 },
  colors: { sea, past },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // What can be scrolled sideways must be reached by keys, and must hold what is there for screen readers alone.
  components: {
    TableScrollContainer: { defaultProps: { tabIndex: 0 }, styles: { scrollContainer: { position: 'relative' } } },
  },
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
  '--mantine-color-sea-light-color': 'var(--accent)',
  '--mantine-color-sea-light-hover': 'color-mix(in srgb, var(--accent) 10%, transparent)',
  '--mantine-color-red-light-color': 'var(--bad)',
  '--mantine-color-red-light-hover': 'color-mix(in srgb, var(--bad) 10%, transparent)',
  '--mantine-color-past-light-color': 'var(--past)',
  '--mantine-color-past-light': 'var(--past-wash)',
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

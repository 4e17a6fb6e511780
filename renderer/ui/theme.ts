import { createTheme, type MantineColorsTuple, type MantineTheme, rem } from '@mantine/core'

/** Deep green-blue: calm beside the red, amber and green that carry meaning. Shade 7 on white is 7.6 : 1. */
const pine: MantineColorsTuple = [
  '#eef6f6',
  '#d9eaea',
  '#b2d4d5',
  '#86bcbe',
  '#5da3a6',
  '#3a8a8e',
  '#1f7276',
  '#0f5c60',
  '#0b474b',
  '#083336',
]
/** Neutral with a trace of blue; text is shade 9, quiet text 7 (7.2 : 1 on white). */
const slate: MantineColorsTuple = [
  '#f6f8f8',
  '#edf1f2',
  '#dfe6e8',
  '#c8d2d6',
  '#a3b1b8',
  '#7b8b94',
  '#5f707a',
  '#47575f',
  '#2c3a42',
  '#17232a',
]
const red: MantineColorsTuple = [
  '#fdf1f0',
  '#fadedb',
  '#f3b9b3',
  '#ea8f86',
  '#de6459',
  '#cc4034',
  '#b52a1f',
  '#961f16',
  '#741711',
  '#52100c',
]
const amber: MantineColorsTuple = [
  '#fff8e6',
  '#ffeec2',
  '#ffdf8f',
  '#fdcb52',
  '#f2b01e',
  '#d18f08',
  '#a86e00',
  '#835400',
  '#5f3d00',
  '#402900',
]
const green: MantineColorsTuple = [
  '#eef8f0',
  '#d7efdc',
  '#aeddb8',
  '#7fc78e',
  '#52ae66',
  '#2f9147',
  '#1d7735',
  '#155f29',
  '#0f481f',
  '#0a3216',
]

/** The library draws a box's head as a second banner of the page, which it is not. */
const noBanner = { header: { role: 'presentation' } }

/** Text is never smaller than 16 px, and every size has the line height that Bengali letters need. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: 7,
  colors: { pine, slate, gray: slate, red, amber, yellow: amber, green },
  black: slate[9],
  fontFamily:
    "'Noto Sans Variable', 'Noto Sans Bengali Variable', 'Noto Sans Devanagari Variable', 'Noto Sans', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: rem(16), sm: rem(16), md: rem(16), lg: rem(18), xl: rem(21) },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: rem(26), lineHeight: '1.3' },
      h2: { fontSize: rem(20), lineHeight: '1.4' },
      h3: { fontSize: rem(17), lineHeight: '1.5' },
    },
  },
  radius: { xs: rem(3), sm: rem(5), md: rem(8), lg: rem(12), xl: rem(20) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { label: { overflow: 'visible' } } },
    Modal: {
      defaultProps: {
        attributes: noBanner,
        centered: true,
        radius: 'md',
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.45 },
      },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 0 }, attributes: noBanner } },
    FileInput: { defaultProps: { size: 'md' } },
    Autocomplete: { defaultProps: { size: 'md' } },
    Paper: { defaultProps: { radius: 'md' } },
    InputWrapper: {
      styles: {
        description: { fontSize: rem(16), lineHeight: 1.4 },
        error: { fontSize: rem(16), lineHeight: 1.4, fontWeight: 600 },
      },
    },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
  },
})

/** Borders that a person must see to find a field have 3 : 1 against white. */
export const cssVariables = (mantine: MantineTheme) => ({
  variables: {},
  light: {
    '--mantine-color-text': mantine.black,
    '--mantine-color-dimmed': slate[7],
    '--mantine-color-placeholder': slate[6],
    '--mantine-color-default-border': slate[5],
    '--mantine-color-error': red[7],
    '--mantine-color-body': '#ffffff',
  },
  dark: {},
})

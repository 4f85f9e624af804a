const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{1,40}\)$/i, /^[a-z]{3,25}$/i];
const LENGTH = /^\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?$/i;
const LENGTHS = /^(?:(?:\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?|auto)(?: |$)){1,4}$/i;
const BORDER = /^(?:\d{1,2}(?:\.\d)?(?:px|pt)|none|solid|dashed|dotted|double|#[0-9a-f]{3,8}|[a-z]{3,25}| )+$/i;

/**
 * The inline styles a mail may keep: type, colour and spacing of what is in the flow. Nothing that loads (`url`),
 * that leaves the flow or covers it (`position`, `float`, negative margins, `z-index`, `transform`, `opacity`)
 * or that is computed (`expression`, `calc`, `var`).
 */
export const MAIL_STYLES: Record<string, RegExp[]> = {
  color: COLOUR,
  "background-color": COLOUR,
  "font-family": [/^[\w\s,'"-]{1,200}$/],
  "font-size": [/^\d{1,2}(\.\d{1,3})?(px|pt|em|rem|%)$/i, /^1\d\d%$/, /^(x{0,2}-)?(small|large)(er)?$/i, /^medium$/i],
  "font-style": [/^(normal|italic|oblique)$/i],
  "font-weight": [/^(normal|bold|bolder|lighter|[1-9]00)$/i],
  "line-height": [/^(normal|\d(\.\d{1,3})?|\d{1,2}(\.\d{1,2})?(px|pt)|1?\d{2}(\.\d{1,2})?%)$/i],
  "text-align": [/^(left|right|center|justify|start|end)$/i],
  "text-decoration": [/^(none|underline|line-through|overline)$/i],
  "text-transform": [/^(none|uppercase|lowercase|capitalize)$/i],
  "vertical-align": [/^(top|middle|bottom|baseline|sub|super)$/i],
  "white-space": [/^(normal|pre|pre-wrap|pre-line|nowrap)$/i],
  direction: [/^(ltr|rtl)$/i],
  margin: [LENGTHS],
  "margin-top": [LENGTH],
  "margin-right": [LENGTH],
  "margin-bottom": [LENGTH],
  "margin-left": [LENGTH],
  padding: [LENGTHS],
  "padding-top": [LENGTH],
  "padding-right": [LENGTH],
  "padding-bottom": [LENGTH],
  "padding-left": [LENGTH],
  border: [BORDER],
  "border-top": [BORDER],
  "border-right": [BORDER],
  "border-bottom": [BORDER],
  "border-left": [BORDER],
  "border-collapse": [/^(collapse|separate)$/i],
  "border-radius": [LENGTHS],
  "border-color": COLOUR,
  width: [LENGTH, /^auto$/i],
  "max-width": [LENGTH, /^none$/i],
  height: [LENGTH, /^auto$/i],
  display: [/^(block|inline|inline-block|table|table-row|table-cell|none)$/i],
};

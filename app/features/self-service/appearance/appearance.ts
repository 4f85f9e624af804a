import { contrastOf, parseColour } from "./contrast.ts";

/** How self-service looks in the theme, as the merchant says; null and "theme": as the theme does. */
export interface Appearance {
  /** Of what is to be done first, "#1a2b3c"; null: as the theme does. */
  accent: string | null;
  /** The letters on it. */
  letters: "auto" | "white" | "black";
  /** Of corners, in pixels. */
  radius: number | null;
  buttonWidth: "fit" | "full";
  density: "compact" | "normal" | "airy";
}

export const asTheTheme: Appearance = { accent: null, letters: "auto", radius: null, buttonWidth: "fit", density: "normal" }; // prettier-ignore

export const mostRadius = 32;
export const letterChoices = ["auto", "white", "black"] as const;
export const widthChoices = ["fit", "full"] as const;
export const densityChoices = ["compact", "normal", "airy"] as const;

const white = "#ffffff";
const black = "#000000";

/** The letters on the accent: the better of white and black where nobody chose. */
export function lettersOn(accent: string, letters: Appearance["letters"]): string {
  if (letters !== "auto") return letters === "white" ? white : black;
  return (contrastOf(accent, white) ?? 0) >= (contrastOf(accent, black) ?? 0) ? white : black;
}

/** WCAG 2.1 AA: letters on the button, and the button on a page. */
export const leastContrast = { letters: 4.5, button: 3 } as const;

export interface ContrastJudgement {
  /** Between letters and button. */
  letters: number;
  onWhite: number;
  onBlack: number;
}

/** How well an accent can be told apart; null: none is chosen, and the theme answers for it. */
export function judgeContrast({ accent, letters }: Pick<Appearance, "accent" | "letters">): ContrastJudgement | null {
  const colour = accent === null ? null : parseColour(accent);
  if (colour === null) return null;
  const against = (other: string) => contrastOf(colour, other) ?? 1;
  return { letters: against(lettersOn(colour, letters)), onWhite: against(white), onBlack: against(black) };
}

/** Lengths of a density: between fields, and the height of what is pressed, never below 44 pixels. */
const densities = {
  compact: "--latte-gap:0.6rem;--latte-height:2.75rem",
  normal: "",
  airy: "--latte-gap:1.5rem;--latte-height:3.25rem",
} as const;

/**
 * The CSS custom properties of an appearance. It is made of what was checked and of nothing that was typed: no value can
 * become another rule. Never empty, because Shopify keeps no empty text.
 */
export function styleOf({ accent, letters, radius, buttonWidth, density }: Appearance): string {
  const colour = accent === null ? null : parseColour(accent);
  const rules = [
    "--latte-help:1",
    colour && `--latte-accent:${colour};--latte-on-accent:${lettersOn(colour, letters)}`,
    radius !== null && `--latte-radius:${Math.max(0, Math.min(mostRadius, Math.round(radius)))}px`,
    buttonWidth === "full" && "--latte-button-width:100%",
    densities[density],
  ];
  return rules.filter(Boolean).join(";");
}

import type { Appearance } from "./appearance.ts";
import { parseColour } from "./contrast.ts";
import type { KeptAppearance } from "./read-appearance.server.ts";

/** The form: what was typed, as it was typed. */
export interface AppearanceFields extends Pick<Appearance, "letters" | "buttonWidth" | "density"> {
  accent: string;
  radius: string;
  /** What was read: saving counts on. */
  revision: number;
}

export const appearanceForm = ({ appearance, revision }: KeptAppearance): AppearanceFields => ({
  ...appearance,
  accent: appearance.accent ?? "",
  radius: appearance.radius?.toString() ?? "",
  revision,
});

/** What the form shows while it is typed in: what cannot be read yet is as the theme does. */
export const draftOf = ({ accent, radius, letters, buttonWidth, density }: AppearanceFields): Appearance => ({
  letters,
  buttonWidth,
  density,
  accent: parseColour(accent),
  radius: /^\d{1,2}$/.test(radius.trim()) ? Number(radius) : null,
});

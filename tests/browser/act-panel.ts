import { expect } from "vitest";
import type { DeskPage } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { takeBothPictures } from "./take-picture.ts";

/** The order column of a ticket, in which acts are chosen, confirmed and told of. */
export function readActPanel({ app, page, frame }: DeskPage) {
  const side = app.getByRole("complementary", { name: "Order and customer" });
  /** On a narrow page: to the order. */
  const turn = () => app.getByRole("button", { name: "Order", exact: true }).click();
  return {
    side,
    turn,
    /** Begins an act from the menu. `picture`: of the menu. */
    async open(name: string, picture?: string): Promise<void> {
      await side.getByRole("button", { name: "More for this order" }).click();
      if (picture) await takeBothPictures(page, picture);
      await app.getByRole("menuitem", { name, exact: true }).click();
    },
    /** Looks at the filled-in form, presses its button twice, and waits for what is told then. */
    async confirm(name: string | RegExp, picture: string, told: string | RegExp): Promise<void> {
      const button = side.getByRole("button", { name, exact: true });
      await expect.poll(() => button.isEnabled(), { timeout: 40_000 }).toBe(true);
      expect(await findBarriers(frame), picture).toEqual([]);
      expect(await findRawKeys(frame), picture).toEqual([]);
      await takeBothPictures(page, `${picture}-form`, turn);
      await page.setViewportSize(narrow);
      expect(await findOverflow(frame), picture).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 860 });
      await button.dblclick();
      await side.getByText(told, { exact: true }).first().waitFor({ timeout: 40_000 });
      await takeBothPictures(page, `${picture}-done`, turn);
    },
    /** Back to the order. */
    done: () => side.getByRole("button", { name: "Done", exact: true }).click(),
  };
}

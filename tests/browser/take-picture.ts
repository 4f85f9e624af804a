import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { narrow, wide } from "./launch.ts";

const folder = "tests/output";

/** Pictures take a quarter of the time of these tests: they are taken when somebody wants to look at them. */
const wanted = process.env.LATTE_PICTURES === "1";

/** Keeps a picture of what the page shows in `tests/output`: `inbox-1280.png`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
}

/** The same, with `LATTE_PICTURES=1` only. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (wanted) await keepPicture(page, name);
}

/** Pictures on a wide screen and on a phone, where `turnTo` may have to bring something in sight; leaves the page wide. */
export async function takeBothPictures(page: Page, name: string, turnTo?: () => Promise<void>): Promise<void> {
  await takePicture(page, name);
  if (!wanted && !turnTo) return;
  await page.setViewportSize(narrow);
  await turnTo?.();
  await takePicture(page, name);
  await page.setViewportSize(wide);
}

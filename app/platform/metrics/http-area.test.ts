import { expect, test } from "vitest";
import { httpArea } from "./http-area.ts";

test.each([
  ["/app", "app"],
  ["/app/tickets", "app.tickets"],
  ["/app/tickets/1042", "app.tickets"],
  ["/app/tickets/1042/refund", "app.tickets.refund"],
  ["/app/settings/mailboxes/7", "app.settings.mailboxes"],
  ["/webhooks/orders", "webhooks"],
  ["/texts", "texts"],
  ["/", "other"],
  ["/wp-login.php", "other"],
  ["/storefront/tracking", "storefront"],
  ["/app/<script>/xy", "app.xy"],
  ["/__proto__", "other"],
])("%s is %s", (path, area) => {
  expect(httpArea(path)).toBe(area);
});

test("an address that is not there lends no words", () => {
  expect(httpArea("/app/made-up/words", 404)).toBe("app");
});

import { expect, test } from "vitest";
import { editorLink, readThemeState, themeIdIn } from "./theme-blocks.ts";

const answer = (...activations: object[]) => [
  { handle: "order-link", type: "ui_extension", activations: [{ target: "admin.order-details.action.link" }] },
  { handle: "theme-app-extension", type: "theme_app_extension", activations },
];

test.each([
  ["the documented shape", answer(
    { handle: "order-tracking", name: "Order tracking", target: "section", status: "active", activations: [{ target: "template--1__main", themeId: "gid://shopify/OnlineStoreTheme/1" }] },
    { handle: "faq", name: "FAQ", target: "section", status: "available", activations: [] },
    { handle: "contact", name: "Contact", target: "section", status: "unavailable", activations: [] },
  ), { "order-tracking": "placed", faq: "absent", contact: "unavailable" }],
  ["an embed that is on", answer({ handle: "help-button", target: "body", status: "active", activations: [{}] }), { "help-button": "placed" }],
  ["blocks of nobody", answer({ handle: "another", status: "active" }), "unlisted"],
  ["no extension for themes", answer().slice(0, 1), "unlisted"],
  ["an empty list", [], "unlisted"],
  ["nothing", undefined, null],
  ["something else", { extensions: [] }, null],
  ["oddities in the list", [null, 3, { type: "theme_app_extension", activations: [null, { handle: "faq" }] }], { faq: "absent" }],
  ["activations that are none", [{ type: "theme_app_extension", activations: "x" }], "unlisted"],
])("%s", (_, given, state) => expect(readThemeState(given)).toEqual(state)); // prettier-ignore

const link = { domain: "cup.myshopify.com", apiKey: "abc", template: "page.contact", themeId: null } as const;

test("a block is added only where it certainly is not", () => {
  const to = (state: "placed" | "absent" | "unavailable" | null, themeId: string | null = null) =>
    editorLink({ ...link, block: "faq", state, themeId });
  expect(to("absent")).toBe(
    "https://cup.myshopify.com/admin/themes/current/editor?template=page.contact&addAppBlockId=abc/faq&target=newAppsSection",
  );
  const plain = "https://cup.myshopify.com/admin/themes/current/editor?template=page.contact";
  expect([to("placed"), to(null), to("unavailable")]).toEqual([plain, plain, plain]);
  // Of another theme Shopify says nothing.
  expect(to("absent", "17")).toBe("https://cup.myshopify.com/admin/themes/17/editor?template=page.contact");
});

test("an embed is switched on, as often as one likes", () => {
  expect(editorLink({ ...link, block: "help-button", state: "placed" })).toBe(
    "https://cup.myshopify.com/admin/themes/current/editor?context=apps&template=page.contact&activateAppId=abc/help-button",
  );
});

test.each([
  ["https://admin.shopify.com/store/cup/themes/123456/editor", "123456"],
  ["https://cup.myshopify.com/admin/themes/99/editor?template=page", "99"],
  ["https://cup.myshopify.com/admin/themes/99", "99"],
  ["https://admin.shopify.com/store/cup/themes", null],
  ["/themes/12x", null],
  ["", null],
])("the theme of %s is %s", (address, id) => expect(themeIdIn(address)).toBe(id));

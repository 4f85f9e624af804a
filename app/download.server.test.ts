import { expect, test } from "vitest";
import { downloadResponse } from "./download.server.ts";

const disposition = (name: string) => downloadResponse(name, new Uint8Array()).headers.get("Content-Disposition");

test.each([
  ["invoice.pdf", `attachment; filename="invoice.pdf"; filename*=UTF-8''invoice.pdf`],
  [
    "Rechnung für Ana.pdf",
    `attachment; filename="Rechnung f_r Ana.pdf"; filename*=UTF-8''Rechnung%20f%C3%BCr%20Ana.pdf`,
  ],
  [`a"\r\nSet-Cookie: x`, `attachment; filename="a___Set-Cookie: x"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x`],
  ["it's (1).html", `attachment; filename="it's (1).html"; filename*=UTF-8''it%27s%20%281%29.html`],
  ["../../etc", `attachment; filename=".._.._etc"; filename*=UTF-8''..%2F..%2Fetc`],
  ["half \ud800", `attachment; filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
])("%s is offered under its name, and the name breaks nothing", (name, expected) => {
  expect(disposition(name)).toBe(expected);
});

test("a page of somebody outside arrives as a file, and runs nothing", async () => {
  const response = downloadResponse("x.html", new TextEncoder().encode("<script>alert(1)</script>"));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-length": "25",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
  });
  expect(await response.text()).toBe("<script>alert(1)</script>");
});

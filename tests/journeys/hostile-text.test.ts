import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { askRoute, listForms, openRoute, routeFiles, spoilForm, type FormIds } from "./hostile-forms.ts";
import { prepareForms } from "./hostile-shop.ts";

/** Text that databases, headers and pages choke on, in every field of every form and in every address. */

let world: TestWorld;
let ids: FormIds;
beforeAll(async () => {
  world = await startWorld({ orders: 60 });
  ids = await prepareForms(world);
}, 120_000);
afterAll(() => world.stop());

const nasty: [string, string][] = [
  ["nothing", ""],
  ["NUL", "a\u0000b"],
  ["NUL escaped in JSON", '{"name":"a\\u0000b","text":"\\u0000","signature":"\\u0000"}'],
  ["lone surrogates", "a\ud800b\udfff"],
  ["lone surrogates in JSON", '{"name":"\\ud800","text":"a\\udfff","signature":"\\ud800","displayName":"\\ud800"}'],
  ["controls", "\u0001\u0008\u001b[2J\u007f\u0085\u2028\u2029"],
  ["line breaks", "a\r\nBcc: victim@example.com\r\n\r\nx"],
  ["right to left", "\u202egpj.exe\u2066\u200f\u061c"],
  ["10,000 combining marks", `a${"\u0301".repeat(10_000)}`],
  ["emoji joined", "👩‍👩‍👧‍👦".repeat(200)],
  ["markup", `"><script>alert(1)</script><img src=x onerror=alert(1)>`],
  ["SQL", "'; drop table ticket; --"],
  ["patterns", "%_\\.*+?^${}()|[]"],
  ["prototype", "__proto__"],
  ["a method", "toString"],
  ["deep JSON", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["__proto__ in JSON", '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'],
  ["a huge number", "9".repeat(400)],
  ["no number", "NaN"],
  ["less than nothing", "-1e308"],
  ["the year 0", "0000-01-01T00:00"],
  ["a day that is none", "2026-13-45T99:99"],
  ["full-width digits", "１２３"],
];

/** What a route may answer: an outcome, or that the request was wrong. Never that we broke. */
const allowed = [200, 302, 400, 403, 404, 413];

test("every route with an action has a form here", async () => {
  const withForm = new Set(listForms(ids).map(({ file }) => file));
  for (const file of routeFiles()) {
    const { action } = await openRoute(file);
    expect([file, withForm.has(file)]).toEqual([file, action !== undefined]);
  }
});

describe("case 48: what is hard to store, in each field of each form, is kept, cleaned or refused, and never breaks us", () => {
  test("every form", { timeout: 240_000 }, async () => {
    for (const form of listForms(ids))
      for (const [what, value] of nasty)
        await Promise.all(
          [...spoilForm(form, value)].map(async (spoilt) => {
            const answer = await askRoute(world, spoilt.form).catch((error: unknown) => ({ status: String(error) }));
            const place = `${form.file} ${form.fields.intent ?? ""} ${spoilt.place}: ${what}`;
            expect.soft(allowed, place).toContain(answer.status);
          }),
        );
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  test("every intent that is none", async () => {
    for (const form of listForms(ids).filter(({ fields }) => "intent" in fields))
      for (const intent of ["", "__proto__", "constructor", "toString", "a\u0000b"]) {
        const answer = await askRoute(world, { ...form, fields: { ...form.fields, intent } });
        expect.soft([400, 404], `${form.file} ${intent}`).toContain(answer.status);
      }
  });

  test("every field a file, and every field twice", async () => {
    for (const form of listForms(ids)) {
      const route = await openRoute(form.file);
      const files = new FormData();
      const doubled = new FormData();
      for (const [name, value] of Object.entries(form.fields)) {
        if (name === "intent") files.append(name, value);
        else files.append(name, new File([value], "x\u202e.html", { type: "text/html" }));
        doubled.append(name, value);
        doubled.append(name, "");
      }
      for (const body of [files, doubled]) {
        const request = world.staffRequest("/app/x", { method: "POST", body });
        const params = { number: form.id ?? "", id: form.id ?? "" };
        const answer = await route.action!({ request, params, context: {} }).catch((error: unknown) => error);
        const place = `${form.file} ${form.fields.intent ?? ""}`;
        if (answer instanceof Error) expect.soft(String(answer).slice(0, 200), place).toBe("an answer");
        if (answer instanceof Response) expect.soft(allowed, place).toContain(answer.status);
      }
    }
  });

  test("every name of an uploaded file", async () => {
    const { action } = await import("#app/routes/app.tickets.$number.files.ts");
    for (const [what, name] of nasty) {
      const request = world.staffRequest(`/app/x?${new URLSearchParams({ kind: "note", name })}`, {
        method: "POST",
        body: `a file: ${what}`,
      });
      const answer = (await action({ request, params: { number: ids.number }, context: {} })) as {
        ok: boolean;
        problem?: string;
        value?: { fileName: string };
      };
      if (!answer.ok) expect(answer.problem).toBe("too_many_files");
      else expect.soft(answer.value?.fileName, what).toMatch(/^[^\p{Cc}\p{Cs}/\\\u202e\u2066]{1,120}$/u);
    }
  });

  test("what is no form at all", async () => {
    for (const file of new Set(listForms(ids).map((one) => one.file))) {
      // They read no form: nothing at all, or the body as a file.
      if (["app.scopes.ts", "app.help.csv.ts", "app.help.$id_.images.ts"].includes(file)) continue;
      const route = await openRoute(file);
      const request = world.staffRequest("/app/x", {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json" },
      });
      const thrown = await route.action!({
        request,
        params: { number: ids.number, id: ids.mailboxId },
        context: {},
      }).catch((error: unknown) => error);
      expect.soft(thrown, file).toBeInstanceOf(Response);
      if (thrown instanceof Response) expect.soft([file, thrown.status]).toEqual([file, 400]);
    }
  });
});

describe("case 48: in an address", () => {
  const names = ["q", "view", "status", "assignee", "tag", "age", "sort", "cursor", "id", "staff", "day", "email", "before", "locale", "show"]; // prettier-ignore
  test("every page", { timeout: 240_000 }, async () => {
    for (const file of routeFiles()) {
      const { loader } = await openRoute(file);
      if (!loader || file === "app.live.ts") continue;
      for (const [what, value] of nasty) {
        if (what === "10,000 combining marks" || what === "deep JSON") continue;
        const id = file.includes("mailboxes") ? ids.mailboxId : ids.number;
        // Each name alone where there is much to read, and all at once everywhere.
        const queries = [
          names,
          ...(file.includes("_index") || file.includes("access") ? names.map((one) => [one]) : []),
        ];
        const look = async (asked: string[]) => {
          const query = new URLSearchParams(asked.map((name) => [name, value]));
          const answer = await askRoute(world, { file, id, query }).catch((error: unknown) => ({
            status: String(error),
          }));
          expect.soft([200, 302, 400, 403, 404], `${file}?${asked.join("&")}=${what}`).toContain(answer.status);
        };
        await Promise.all(queries.map(look));
      }
    }
  });

  test("a search for 10,000 marks, or for many words, is answered soon", async () => {
    for (const q of [
      `a${"\u0301".repeat(10_000)}`,
      "a ".repeat(3_000),
      "x".repeat(7_000),
      "#".repeat(500),
      "\\".repeat(500),
    ])
      for (const file of ["app.find.ts", "app.tickets._index.tsx"])
        expect((await askRoute(world, { file, query: new URLSearchParams({ q }) })).status).toBe(200);
  });
});

import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** The rules of the house, read from the import lines: who may call whom, and what a file's suffix allows. */

interface Source {
  file: string;
  /** Project files and packages it imports; those for types only are left out. */
  imports: string[];
  text: string;
}

const root = path.resolve(import.meta.dirname, "..");

function sourcesBelow(folder: string): Source[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file) && !file.includes("/generated/"))
    .map((file) => {
      const text = fs.readFileSync(path.join(root, file), "utf8");
      return { file, text, imports: importsOf(file, text) };
    });
}

function importsOf(file: string, text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?([^"';]*?)from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  )) {
    const [whole, typeOnly, names = "", from, bare, dynamic] = match;
    if (typeOnly || whole.trimStart().startsWith("export type")) continue;
    const onlyTypes =
      /^\{[^}]*\}\s*$/.test(names.trim()) &&
      names.replace(/[{}\s]/g, "") !== "" &&
      names
        .replace(/[{}]/g, "")
        .split(",")
        .filter((n) => n.trim())
        .every((n) => n.trim().startsWith("type "));
    if (onlyTypes) continue;
    const target = from ?? bare ?? dynamic ?? "";
    if (target.startsWith("#")) found.push(target.slice(1));
    else if (target.startsWith(".")) found.push(path.join(path.dirname(file), target));
    else found.push(target);
  }
  return found;
}

const app = sourcesBelow("app");
const layerOf = (file: string): "routes" | "features" | "platform" | "ui" | "root" | null => {
  const match = /^app\/(routes|features|platform|ui)\//.exec(file);
  if (match) return match[1] as "routes";
  return file.startsWith("app/") ? "root" : null;
};

const violations = (mustNot: (source: Source, target: string) => boolean): string[] =>
  app.flatMap((source) =>
    source.imports.filter((target) => mustNot(source, target)).map((target) => `${source.file} → ${target}`),
  );

describe("calls go one way: routes → features → platform", () => {
  test("a feature imports no route, and nothing of the doors", () => {
    expect(
      violations((s, t) => layerOf(s.file) === "features" && ["routes", "root"].includes(layerOf(t) ?? "")),
    ).toEqual([]);
  });

  test("the platform imports no feature and no route; of the root only the environment", () => {
    expect(
      violations((s, t) => {
        if (layerOf(s.file) !== "platform") return false;
        const target = layerOf(t);
        return (
          target === "features" ||
          target === "routes" ||
          target === "ui" ||
          (target === "root" && t !== "app/env.server.ts")
        );
      }),
    ).toEqual([]);
  });

  test("shared markup imports no route and no use-case", () => {
    expect(
      violations((s, t) => layerOf(s.file) === "ui" && (layerOf(t) === "routes" || t.endsWith(".server.ts"))),
    ).toEqual([]);
  });

  test("features know no HTTP and no Remix server", () => {
    expect(
      violations(
        (s, t) =>
          layerOf(s.file) === "features" &&
          /\.server\.ts$|[a-z]\.ts$/.test(s.file) &&
          !s.file.endsWith(".tsx") &&
          /^@remix-run\/(node|express)/.test(t),
      ),
    ).toEqual([]);
  });
});

describe("the suffix tells what a file may do", () => {
  const isPure = (file: string) => /^app\/(features|platform|ui)\//.test(file) && !/\.server\.ts$|\.tsx$/.test(file);
  const acting = /^node:|^pg$|^pg-boss|^pino$|^nodemailer$|^smtp-server$|^express$|^#|\.server\.ts$|^app\/env/;

  test("x.ts is pure: it imports nothing that acts", () => {
    expect(violations((s, t) => isPure(s.file) && acting.test(t))).toEqual([]);
  });

  test("x.tsx loads nothing (routes apart)", () => {
    expect(
      violations(
        (s, t) =>
          s.file.endsWith(".tsx") && ["features", "ui"].includes(layerOf(s.file) ?? "") && /\.server\.ts$/.test(t),
      ),
    ).toEqual([]);
  });

  test("markup brings no parser into the browser", () => {
    const importsBy = new Map(app.map(({ file, imports }) => [file, imports]));
    const reached = new Set(app.map(({ file }) => file).filter((file) => /^app\/(features|ui)\/.*\.tsx$/.test(file)));
    for (const file of reached) for (const target of importsBy.get(file) ?? []) reached.add(target);
    expect(importsBy.get("app/features/inbox/inbox-page.tsx")?.length).toBeGreaterThan(3);
    expect([...reached].filter((file) => importsBy.get(file)?.includes("zod"))).toEqual([]);
  });
});

describe("one reader of the environment, one unbound client, no knowledge of tests", () => {
  test("process.env is read in env.server.ts only", () => {
    const readers = app.filter((s) => s.text.includes("process.env") && s.file !== "app/env.server.ts");
    expect(
      readers
        .filter((s) => /process\.env\b(?!`)/.test(s.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")))
        .map((s) => s.file),
    ).toEqual([]);
  });

  test("the client that sees every shop is used by the platform and the doors only", () => {
    const users = app.filter((s) => s.imports.includes("app/platform/db/prisma.server.ts")).map((s) => s.file);
    expect(
      users.filter((file) => layerOf(file) === "features" || layerOf(file) === "routes" || layerOf(file) === "ui"),
    ).toEqual([]);
  });

  test("app/ does not know that a stand-in exists", () => {
    expect(violations((_, t) => t.startsWith("tests/"))).toEqual([]);
    expect(app.filter((s) => /\bstand-?in\b/i.test(s.text)).map((s) => s.file)).toEqual([]);
  });
});

test("quotation marks are a language's own: they stand in its texts", () => {
  const isText = (file: string) => /i18n\/texts\/|\/starters\//.test(file);
  const marked = app.filter(({ file, text }) => !isText(file) && /^(?!\s*(\/?\*|\/\/)).*[“”„«»]/m.test(text));
  expect(marked.map(({ file }) => file)).toEqual([]);
});

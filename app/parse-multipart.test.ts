import { describe, expect, test } from "vitest";
import { parseMultipart } from "./parse-multipart.ts";

async function written(form: FormData): Promise<{ body: Uint8Array; type: string }> {
  const answer = new Response(form);
  return { type: answer.headers.get("content-type")!, body: new Uint8Array(await answer.arrayBuffer()) };
}

const full = () => {
  const form = new FormData();
  form.append("name", "Ana");
  form.append("message", 'Dwie linie\r\n--nothing\r\n\r\n"ąę" 🙂');
  form.append("photo", new File([new Uint8Array([0xff, 0xd8, 13, 10, 45, 45, 0])], 'a "b".jpg'));
  form.append("photo", new File([], "empty.jpg"));
  return form;
};

test("a form as it is written by the platform itself", async () => {
  const { body, type } = await written(full());
  const form = parseMultipart(body, type)!;
  expect(form.fields).toEqual([
    ["name", "Ana"],
    ["message", 'Dwie linie\r\n--nothing\r\n\r\n"ąę" 🙂'],
  ]);
  expect(form.files.map(({ name, fileName, bytes }) => [name, fileName, [...bytes]])).toEqual([
    ["photo", 'a "b".jpg', [0xff, 0xd8, 13, 10, 45, 45, 0]],
    ["photo", "empty.jpg", []],
  ]);
});

test("a field for files in which nobody chose one", () => {
  const part =
    '\r\nContent-Disposition: form-data; name="photo"; filename=""\r\nContent-Type: application/octet-stream';
  const form = parseMultipart(Buffer.from(`--b${part}\r\n\r\n\r\n--b--`), "multipart/form-data; boundary=b");
  expect(form).toEqual({ fields: [], files: [] });
});

test("wherever it is cut: the texts before stay, of the cut one its beginning, and no half file", async () => {
  const { body, type } = await written(full());
  const complete = new Map(full());
  const mark = type.split("boundary=")[1]!;
  for (let length = 0; length < body.length; length += 7) {
    const form = parseMultipart(body.subarray(0, length), type);
    // The cut may go through a letter, or through the line between two parts.
    for (const [name, value] of form?.fields ?? [])
      expect(`${complete.get(name) as string}\r\n--${mark}`).toContain(value.replace(/\ufffd+$/, ""));
    for (const { bytes } of form?.files ?? []) expect([0, 7]).toContain(bytes.length);
  }
  const inFile = Buffer.from(body).indexOf("jpg") + 30;
  expect(parseMultipart(body.subarray(0, inFile), type)!.fields).toHaveLength(2);
});

describe("what is no form", () => {
  test.each([
    ["no boundary", "x", "multipart/form-data"],
    ["another one", "--a\r\n\r\n", "multipart/form-data; boundary=b"],
    ["nothing", "", "multipart/form-data; boundary=b"],
  ])("%s", (_, body, type) => {
    expect(parseMultipart(Buffer.from(body), type)).toBeNull();
  });

  test.each([
    ["a part without a name", '--b\r\nContent-Disposition: form-data; filename="x"\r\n\r\n1\r\n--b--'],
    ["a part without an end of its head", `--b\r\nContent-Disposition: form-data; name="x"${"y".repeat(9_000)}`],
    ["a mail's part", '--b\r\nContent-Disposition: attachment; name="x"\r\n\r\n1\r\n--b--'],
    ["the end at once", "--b--"],
  ])("%s is left out", (_, body) => {
    expect(parseMultipart(Buffer.from(body), "multipart/form-data; boundary=b")).toEqual({ fields: [], files: [] });
  });

  test("a hundred thousand parts are not read", () => {
    const part = '\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b';
    const form = parseMultipart(Buffer.from(`--b${part.repeat(100_000)}--`), "multipart/form-data; boundary=b")!;
    expect(form.fields).toHaveLength(60);
  });
});

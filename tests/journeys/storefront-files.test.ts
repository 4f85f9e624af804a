import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";
import { attachShopperFiles, keepShopperFiles } from "#app/features/self-service/keep-shopper-files.server.ts";
import { writeShopperTicket } from "#app/features/self-service/open-shopper-ticket.server.ts";
import { makeFormToken } from "#app/features/self-service/form-token.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { makeProxyQuery } from "#tests/standin/http/proxy-signature.ts";

/** Photos of shoppers: what is taken, what is refused with everything typed kept, and how a message gets them. */

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 5 });
});
afterAll(() => world.stop());
beforeEach(() => prisma.$executeRawUnsafe("delete from request_limit"));

const jpeg = (bytes = 200) => {
  const photo = new Uint8Array(bytes);
  photo.set([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
  return photo;
};

function requestOf(body: BodyInit, headers: Record<string, string> = {}): Request {
  const query = makeProxyQuery(process.env.SHOPIFY_API_SECRET!, new URLSearchParams(), {
    shop: world.shops[0]!.domain,
    customerId: null,
    pathPrefix: "/apps/latte",
  });
  const given = { "x-forwarded-for": "192.0.2.7", ...headers };
  return new Request(`https://app.test/storefront/contact?${query}`, {
    method: "POST",
    body,
    headers: given,
    duplex: "half",
  } as RequestInit);
}

const visit = () => deskForShopper(requestOf(""));

async function readForm(
  photos: File[],
  { fromScript = true, message = "It broke" }: { fromScript?: boolean; message?: string } = {},
) {
  const body = new FormData();
  body.append("token", "none");
  body.append("message", message);
  body.append("message", "a second one");
  for (const photo of photos) body.append("photos", photo);
  // As it goes over the wire.
  const sent = new Response(body);
  const headers = { "content-type": sent.headers.get("content-type")!, ...(fromScript && { "x-latte-help": "1" }) };
  return readShopperForm(requestOf(await sent.arrayBuffer(), headers), await visit());
}

describe("what comes as a photo", () => {
  test("is taken by its bytes, under a name that says what it is", async () => {
    const form = await readForm([
      new File([jpeg()], "C:\\fakepath\\broken cup.JPG"),
      new File([jpeg()], "photo.exe"),
      new File([tinyPng], "a\u202egnp.exe"),
      new File(["%PDF-1.4\n%…\n"], "receipt"),
    ]);
    expect(form.isOwn).toBe(true);
    expect(form.fileProblem).toBeNull();
    expect(form.files("photos").map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
      ["broken cup.JPG", "image/jpeg"],
      ["photo.exe.jpg", "image/jpeg"],
      ["agnp.exe.png", "image/png"],
      ["receipt.pdf", "application/pdf"],
    ]);
    expect(form.files("others")).toEqual([]);
    expect(form.text("message")).toBe("It broke");
  });

  test.each<[string, File[], object]>([
    ["a page", [new File(["<!doctype html><script>alert(1)</script>"], "cup.jpg")], { problem: "not_taken", fileName: "cup.jpg" }],
    ["a drawing with a program", [new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'], "cup.svg")], { problem: "not_taken", fileName: "cup.svg" }],
    ["a program", [new File([jpeg(20)], "fine.jpg"), new File(["MZ\u0090\0\u0003\0\0\0"], "cup.jpg")], { problem: "not_taken", fileName: "cup.jpg" }],
    ["an archive", [new File([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])], "cup.png")], { problem: "not_taken", fileName: "cup.png" }],
    ["nothing", [new File([], "cup.png")], { problem: "empty", fileName: "cup.png" }],
    ["11 MB", [new File([jpeg(11 * 1024 * 1024)], "cup.jpg")], { problem: "too_large", fileName: "cup.jpg" }],
    ["six of them", Array.from({ length: 6 }, (_, place) => new File([jpeg()], `${place}.jpg`)), { problem: "too_many" }],
    ["21 MB together", [1, 2, 3].map((place) => new File([jpeg(7 * 1024 * 1024)], `${place}.jpg`)), { problem: "too_large_together" }],
  ])("%s is refused, and what was typed is kept", async (_, photos, problem) => {
    const form = await readForm(photos, { message: "Ząb 🙂" });
    expect(form.fileProblem).toEqual(problem);
    expect(form.files("photos")).toEqual([]);
    expect(form.text("message")).toBe("Ząb 🙂");
  }); // prettier-ignore

  test("without an announced length no more is read than may be", async () => {
    let given = 0;
    const part =
      '--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nkept\r\n--b\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n';
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(given === 0 ? Buffer.from(part) : new Uint8Array(1024 * 1024));
        given++;
      },
    });
    const request = requestOf(body, { "content-type": "multipart/form-data; boundary=b", "x-latte-help": "1" });
    const form = await readShopperForm(request, await visit());
    expect(form.fileProblem).toEqual({ problem: "too_large_together" });
    expect(form.text("message")).toBe("kept");
    expect(given).toBeLessThan(30);
  });

  test("many from one address are refused unread", async () => {
    const photo = () => [new File([jpeg(400 * 1024)], "cup.jpg")];
    for (let count = 0; count < 30; count++) expect((await readForm(photo())).fileProblem).toBeNull();
    const form = await readForm(photo());
    expect(form.fileProblem).toEqual({ problem: "too_often" });
    expect(form.text("message")).toBe("It broke");
  });
});

test("of another site's form nothing counts, of ours its token", async () => {
  expect((await readForm([], { fromScript: false })).isOwn).toBe(false);
  const body = new FormData();
  body.append("token", makeFormToken(await visit()));
  expect((await readShopperForm(requestOf(body), await visit())).isOwn).toBe(true);
  await expect(
    readShopperForm(requestOf("x", { "content-type": "multipart/form-data; boundary=b" }), await visit()),
  ).rejects.toMatchObject({ status: 400 });
});

test("a message gets its files once, also where one comes again with another", async () => {
  const visitor = await visit();
  const keep = async (...photos: Uint8Array[]) => {
    const files = photos.map((bytes, place) => ({ fileName: `${place}.jpg`, contentType: "image/jpeg", bytes }));
    const kept = await keepShopperFiles(visitor.desk, files);
    if (!kept.ok) throw new Error(kept.problem);
    return kept.value;
  };
  const wanted = { email: "ana@example.com", name: "Ana", order: null, subject: "Cup", body: "", clientKey: "files-1" };
  const files = await keep(jpeg(100), jpeg(100));
  const opened = await visitor.desk.tx((tx) => writeShopperTicket(visitor, tx, { ...wanted, files }));
  await visitor.desk.tx(async (tx) => attachShopperFiles(tx, opened.messageId, await keep(jpeg(100), jpeg(300))));
  await visitor.desk.tx(async (tx) => attachShopperFiles(tx, opened.messageId, await keep(jpeg(300))));
  const ticket = await visitor.desk.db.ticket.findFirstOrThrow({ where: { id: opened.id } });
  expect(ticket).toMatchObject({ channel: "storefront", status: "new", preview: "0.jpg, 1.jpg", orderMatch: "none" });
  const attached = await visitor.desk.db.attachment.findMany({ where: { messageId: opened.messageId }, orderBy: { position: "asc" } }); // prettier-ignore
  expect(attached.map(({ position, sizeBytes, contentType }) => [position, sizeBytes, contentType])).toEqual([
    [0, 100, "image/jpeg"],
    [1, 300, "image/jpeg"],
  ]);
});

import { afterEach, expect, it } from "vitest";
import { listen } from "./listen.ts";
import type { Listening } from "./listen.ts";
import { makeReverseProxy, turnToShell } from "./reverse-proxy.ts";

const open: Listening[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function startPair(onRequest: Parameters<typeof listen>[1]): Promise<string> {
  const app = await listen(0, onRequest);
  const shellOrigin = () => "http://localhost:1";
  const proxy = await listen(0, makeReverseProxy({ appOrigin: () => `http://127.0.0.1:${app.port}`, shellOrigin }));
  open.push(app, proxy);
  return `http://127.0.0.1:${proxy.port}`;
}

it("keeps the host that the browser asked for, so that forms of the app are accepted", async () => {
  const origin = await startPair((req, res) => res.end(`${req.headers.host} ${req.headers["x-forwarded-host"]}`));
  const host = new URL(origin).host;
  expect(await (await fetch(origin)).text()).toBe(`${host} ${host}`);
});

it("takes two slashes for a path, and for nobody else's address", async () => {
  const origin = await startPair((req, res) => res.end(req.url));
  for (const path of ["//", "//elsewhere.example/x"]) expect(await (await fetch(origin + path)).text()).toBe(path);
});

it("passes a stream on before it ends", async () => {
  let end = () => {};
  const origin = await startPair((_req, res) => {
    res.writeHead(200, { "content-type": "text/event-stream" });
    res.write("data: first\n\n");
    end = () => res.end();
  });
  const response = await fetch(origin);
  const { value } = await response.body!.getReader().read();
  expect(new TextDecoder().decode(value)).toBe("data: first\n\n");
  end();
});

it("lets the shell frame the app, and nobody else", () => {
  const policy = "default-src 'self'; frame-ancestors https://a.myshopify.com https://admin.shopify.com";
  const changed = turnToShell({ "content-security-policy": policy }, () => "http://localhost:1");
  expect(changed["content-security-policy"]).toBe(
    "default-src 'self'; frame-ancestors https://a.myshopify.com https://admin.shopify.com http://localhost:1",
  );
});

it("leads the way back into the admin to the shell", () => {
  const location = "https://admin.shopify.com/store/a/apps/key";
  expect(turnToShell({ location }, () => "http://localhost:1").location).toBe("http://localhost:1/store/a/apps/key");
});

it("says so while the app is not up", async () => {
  const dead = await listen(0, () => undefined);
  await dead.close();
  const settings = { appOrigin: () => `http://127.0.0.1:${dead.port}`, shellOrigin: () => "http://localhost:1" };
  const proxy = await listen(0, makeReverseProxy(settings));
  open.push(proxy);
  const response = await fetch(`http://127.0.0.1:${proxy.port}/app`);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain("The app is not up yet");
});

import { expect, test } from "vitest";
import { detectLanguage } from "./detect-language.server.ts";

test.each([
  ["Dzień dobry, gdzie jest moja paczka? Zamówienie złożyłam tydzień temu.", "pl"],
  ["Good morning, my parcel has not arrived yet. Can you help me?", "en"],
  ["Wo bleibt mein Paket? Ich warte seit einer Woche darauf.", "de"],
  ["Olá, meu pedido ainda não chegou e gostaria de saber onde está.", "pt"],
  ["Bonjour, je n'ai toujours pas reçu mon colis, merci de vérifier.", "fr"],
  ["注文した商品がまだ届いていません。確認してください。", "ja"],
])("%s is %s", async (text, language) => expect(await detectLanguage(text)).toBe(language));

test.each(["", "ok", "#1042", "ana@example.com https://example.com/a 12345", "👍👍👍", "\u0000\u202e!!"])(
  "%j says nothing",
  async (text) => expect(await detectLanguage(text)).toBeNull(),
);

test("a text without an end costs no more than its beginning", async () => {
  const started = performance.now();
  for (let i = 0; i < 20; i++) await detectLanguage("gdzie jest paczka ".repeat(60_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});

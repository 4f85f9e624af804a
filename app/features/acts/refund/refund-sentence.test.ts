import { describe, expect, test } from "vitest";
import type { ActionView } from "../action-view.ts";
import { replyLanguageOf, writeRefundSentence, type ReplyLanguage } from "./refund-sentence.ts";

const done: ActionView = {
  id: "1",
  kind: "refund",
  state: "succeeded",
  moneyState: "sent",
  orderName: "#1187",
  staffName: "Tom",
  amount: { minor: "1990", currency: "EUR" },
  shopAmount: null,
  methods: [{ method: "Visa •••• 4242", kind: "card", amount: { minor: "1990", currency: "EUR" } }],
  lines: [],
  note: null,
  problem: null,
  problemDetail: null,
  createdAt: "2026-11-01T10:00:00Z",
  finishedAt: "2026-11-01T10:00:01Z",
};
const yen = { minor: "3200", currency: "JPY" };
const credit: ActionView = { ...done, methods: [{ method: "Store credit", kind: "store_credit", amount: yen }] };
const both: ActionView = {
  ...done,
  methods: [
    { method: "Gift card", kind: "gift_card", amount: { minor: "500", currency: "EUR" } },
    { method: "PayPal", kind: "paypal", amount: { minor: "1490", currency: "EUR" } },
  ],
};
const cash: ActionView = { ...done, methods: [{ method: "Cash on delivery", kind: "manual", amount: done.amount }] };

describe("the sentence for the reply", () => {
  const cases: [name: string, action: ActionView, language: ReplyLanguage, text: string][] = [
    [
      "a card",
      done,
      "en",
      "I have refunded €19.90 to your Visa •••• 4242. It usually shows in your account within 5 to 10 business days.",
    ],
    [
      "a card, in Polish",
      done,
      "pl",
      "Zwracam 19,90 € na Visa •••• 4242. Zwykle pieniądze są na koncie w ciągu 5–10 dni roboczych.",
    ],
    [
      "a card, in Portuguese",
      done,
      "pt-BR",
      "Fiz o reembolso de € 19,90 para Visa •••• 4242. Normalmente aparece na sua conta em 5 a 10 dias úteis.",
    ],
    [
      "store credit is there at once",
      credit,
      "en",
      "I have added ¥3,200 to your store credit; you can use it right away.",
    ],
    [
      "several ways",
      both,
      "en",
      "I have put €5.00 back on your gift card; you can use it right away. I have refunded €14.90 to your PayPal. It usually shows in your account within 1 to 5 business days.",
    ],
    [
      "what the shop pays by hand promises no days",
      cash,
      "en",
      "I have recorded a refund of €19.90; we pay it back to you directly.",
    ],
  ];
  test.each(cases)("%s", (_name, action, language, text) => {
    expect(writeRefundSentence(action, language)?.replaceAll("\u00a0", " ")).toBe(text);
  });

  test.each(["running", "failed", "unknown", "needs_person", "drafted"] as const)(
    "nothing is said of one that is %s",
    (state) => {
      expect(writeRefundSentence({ ...done, state }, "en")).toBeNull();
    },
  );

  test("nothing is said of one whose money failed", () => {
    expect(writeRefundSentence({ ...done, moneyState: "failed" }, "en")).toBeNull();
  });

  test.each([
    ["pl-PL", "pl"],
    ["pt-PT", "pt-BR"],
    ["pt_BR", "pt-BR"],
    ["de", "en"],
    [null, "en"],
  ] as const)("%s is answered in %s", (locale, language) => {
    expect(replyLanguageOf(locale)).toBe(language);
  });
});

import type { Starters } from "./starter.ts";

export const startersEn: Starters = {
  payment_methods: {
    title: "How can I pay?",
    body: `You can pay with [[payment methods you offer]].

Your card is charged [[when: right away, or when the order is sent]]. Prices include [[taxes that are included]].

**My payment did not go through**

- Look whether address and card details are as your bank knows them.
- Some banks ask you to confirm the payment in their own app.
- Nothing was ordered as long as you have no confirmation from us. An amount that your bank has only set aside comes back by itself, usually within [[number of days]] days.`,
  },
  invoice: {
    title: "Where do I find my invoice?",
    body: `We send the invoice [[how: by e-mail with the order confirmation, or in the parcel]].

You need it again, or with a company name and tax number on it? Write to us with your order number and what it should say, and you have it within [[number of days]] working days.`,
  },
  change_order: {
    title: "Can I change or cancel my order?",
    body: `Yes, as long as we have not begun to pack it. That is usually [[number of hours]] hours after you ordered.

Look up your order under “Track your order”. What is still possible is offered there: cancelling it, or another address. For anything else, write to us as soon as you can.

Once a parcel has left us we cannot change it any more. You can send it back; see “How do I send something back?”.`,
  },
  confirmation_missing: {
    title: "I have not received a confirmation",
    body: `It is sent to the e-mail address you gave, within a few minutes.

- Look into your spam folder.
- Perhaps the address has a typing error. Look up your order under “Track your order” with its number, or write to us with your name and what you ordered.

If your bank shows a payment, we have your order. Please do not order once more; write to us.`,
  },
  delivery_time: {
    title: "How long does delivery take, and what does it cost?",
    body: `Orders placed before [[time of day]] are sent on [[the same or the next]] working day.

- [[Country or region]]: [[number of days]] working days, [[price]].
- [[Another country or region]]: [[number of days]] working days, [[price]].

Delivery is free from [[amount]]. We send with [[carriers]].`,
  },
  track: {
    title: "Where is my order?",
    body: `Open “Track your order” and enter your order number and the e-mail address or phone number you ordered with. You see where your parcel is, what comes next and when to expect it.

A parcel often shows no news for a day or two while it is on a lorry. That is normal. If it takes longer than usual, the page says so and helps you on.`,
  },
  not_arrived: {
    title: "My parcel says “delivered”, but I do not have it",
    body: `Please look first

- with neighbours and in the house, and at a place where parcels are left;
- for a note from the carrier, and at the pickup point it names;
- whether the address in your order is right.

Carriers sometimes report a parcel a day early. If it is not there after [[number of days]] days, write to us within [[number of days]] days. We ask the carrier, and [[what you do: send it again or give the money back]].`,
  },
  return: {
    title: "How do I send something back?",
    body: `You have [[number of days]] days from delivery. Things should be [[condition: unused, in their packaging]].

- Look up your order under “Track your order” and ask for a return.
- We send you [[a label or an address]].
- Pack it well and hand it in within [[number of days]] days.

Sending back is paid by [[who pays]]. We cannot take back [[what is excluded]].

Did something arrive broken or wrong? Then you do not pay for anything: tell us, best with a photo.`,
  },
  exchange: {
    title: "Can I exchange it for another size or colour?",
    body: `Yes, within [[number of days]] days, as long as we have it. Look up your order under “Track your order”, choose what you want to exchange and for what.

The new one leaves us [[when: at once, or when the old one is back]]. If it costs more you pay the difference; if it costs less you get it back.`,
  },
  refund_time: {
    title: "When do I get my money back?",
    body: `We refund within [[number of days]] working days after your parcel is back with us, to the way you paid. You get an e-mail when we do.

From then on it is up to your bank: cards usually take 5 to 10 working days, others are faster. Delivery costs are [[refunded or not]].`,
  },
  sign_in: {
    title: "How do I sign in to my account?",
    body: `Enter your e-mail address under “Account”. We send you a code of six digits; with it you are signed in. There is no password to forget.

No code? Look into your spam folder, and whether it is the address you ordered with. A code holds for a short time only: ask for a new one.`,
  },
  my_data: {
    title: "How do I change my details, or have my data deleted?",
    body: `Name and addresses you change yourself in your account. To change your e-mail address, write to us from the old one.

You may ask at any time which data we have about you, and to have them deleted: write to [[e-mail address]]. What the law makes us keep, such as invoices, we keep as long as we must. More is in our privacy policy.`,
  },
};

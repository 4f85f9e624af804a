import { makeScripts } from "./conversation-script.ts";
import type { LanguageManners } from "./conversation-script.ts";

export const MANNERS_EN: LanguageManners = {
  greeting: "Hi {customer},",
  greetingUnnamed: "Hello,",
  closing: "Warm regards\n{agent}\n{shop}",
  thanks: [
    "Perfect, thank you for sorting this out so quickly!",
    "That's great, thanks a lot. You've made my day.",
    "All good now. Thanks for your help!",
    "Brilliant service, thank you. I'll be back for more.",
  ],
  nudges: [
    "Hello? I wrote yesterday and have not heard back yet.",
    "Just checking that you got my mail below. Any news?",
  ],
  signatures: ["", "", "Thanks", "Best wishes", "Sent from my phone", "Kind regards"],
};

export const SCRIPTS_EN = makeScripts("en", [
  [
    "late parcel",
    "on its way",
    [
      [
        "Where is my parcel?[ {order}]",
        "Hi there,\n\nI ordered {days} days ago[ ({order})] and the parcel is still not here. It is a birthday present for Saturday and I'm getting a bit nervous. Can you tell me when it will arrive?",
      ],
      [
        "Delivery date",
        'Good morning, the confirmation said 3 to 5 days. It has been {days} days now[ since I placed order {order}]. The tracking number {tracking} only says "in transit". What is going on?',
      ],
      [
        "Still waiting for my {product}",
        "My {product} has still not arrived. Could someone please look into it?[ The order is {order}.]",
      ],
    ],
    "Thank you for writing, and I'm sorry you are left waiting so close to the date. I have looked at the parcel: it is moving, and the last scan was at the depot before {city}. I've asked the carrier to give it priority and will check again myself tomorrow at noon and write to you either way.\n\nShould it not move by then, we will send a new one at once.",
    "Still nothing today, and the tracking page has not changed since. What now?",
    "Thank you for your patience. I promised a new one, and it leaves our warehouse today by express. You will get the new tracking number within the hour. If the first parcel turns up after all, please keep it as our apology.",
  ],
  [
    "no scan for days",
    "stuck",
    [
      [
        "Tracking has not moved[ - {order}]",
        "Hello, the tracking for {tracking} has been showing the same place for about a week. I think the parcel is lost.[ Order number {order}.] Can you please help?",
      ],
      [
        "Parcel lost?",
        "Hi, no update on my parcel since last week[, order {order}]. The carrier's hotline told me only the sender can start a search. Could you do that?",
      ],
    ],
    "You are right, a week without a scan is far too long, and I understand that you think of a loss. I have opened a search with the carrier just now; they answer within two working days.\n\nYou need not wait for them: I can send everything again today or refund it in full. Which would you like better?",
    "A new parcel would be great, thank you. Same address please.",
    "It's done: your replacement leaves today and you will get its tracking number by mail. Thank you for giving us the chance to put this right.",
  ],
  [
    "marked delivered, not received",
    "delivered",
    [
      [
        "Says delivered but it isn't here",
        "Hi, according to the tracking my parcel was delivered in {city}, but nobody here received anything.[ It's order {order}.] I've asked the neighbours as well.",
      ],
      [
        "Parcel missing[ ({order})]",
        "The courier claims to have delivered my order yesterday. I was at home all day and nobody rang. Where did they leave my {product}?",
      ],
    ],
    "How annoying to be told that it was delivered when it was not. Thank you for having asked the neighbours already. I have asked the courier for the delivery photo and the position of the scan, which I should have tomorrow.\n\nIn the meantime, would you look behind the bins or in a parcel box? Couriers sometimes leave things in odd places.",
    "I looked everywhere. No parcel.",
    "Thank you for checking. The courier's position shows the house next to yours by number, so this is their mistake and not yours. I have refunded nothing yet, because I would rather send you what you ordered: shall I?",
  ],
  [
    "damaged in transit",
    "delivered",
    [
      [
        "Broken on arrival",
        "Hi team, I just opened the parcel and the {product} is broken.[ Order {order}.] The box was dented on one side. I can send photos. What shall I do?",
      ],
      [
        "Damaged item in order[ {order}]",
        "Dear Sir or Madam, unfortunately the {product} arrived damaged, there is a crack right through it. I would like my money back for this item. Everything else is fine.",
      ],
      [
        "chipped :(",
        "so sad, the {product} has a chip at the rim. it was meant as a gift. can i get another one or a refund?",
      ],
    ],
    "What a disappointment to unpack something broken, I'm sorry. You do not need to send it back; a photo for our packing team would help us, but it is not a condition.\n\nI can refund it today or send a new one, wrapped twice. Just tell me which.",
    "A refund for that one item please, I have already bought a substitute. Photo attached.",
    "Thank you, the photo shows that the padding was too thin. The refund is on its way to the card you paid with and shows there in three to five working days. Our packers have changed the box today because of your mail.",
  ],
  [
    "wrong item sent",
    "delivered",
    [
      [
        "Wrong item[ in {order}]",
        "Hello, instead of the {product} I ordered I got something completely different. How do we swap it?",
      ],
      [
        "You sent somebody else's order",
        "Hi! Nice things, but they are not mine: the packing slip[ ({order})] says {product} and in the box is something else. Can you send the right one?",
      ],
    ],
    "Thank you for telling us, and sorry for the mix-up: that happened on our packing table. The right item leaves today at our cost. Please keep the wrong one, or pass it on to a friend.",
    "That's kind. When will it arrive?",
    "It usually takes two to four working days to {city}. You will get a tracking number tonight. Thank you for being so relaxed about our mistake.",
  ],
  [
    "part missing",
    "delivered",
    [
      [
        "Something is missing",
        "Hi, my parcel came today[ (order {order})], thanks, but the {product} was not in it. Is it coming in a second parcel?",
      ],
      [
        "Lid missing",
        "Hello, the {product} came without the small part shown on the picture. Without it I can't use it. Could you send just the part?",
      ],
    ],
    "Thank you for checking the box so carefully. I compared the weight of the parcel with the order and you are right, it was left out. I have put it into today's post for you, there is nothing else you have to do.",
    "Great. Do I need to sign for it?",
    "No, it fits through the letter box. It should be there in two or three days. Sorry again for the half-finished parcel!",
  ],
  [
    "refund not visible yet",
    "refunded",
    [
      [
        "When do I get my refund?[ {order}]",
        "Hi, last week you told me the money was on its way but nothing has arrived in my account.[ It's about {order}.] Could you check please?",
      ],
      ["Refund", "Hello, my bank says there is no refund from you. How long does that take?"],
    ],
    "I understand that you would like to see the money and not just a mail about it. Our side is done: the refund was confirmed by the payment provider. Banks usually need three to five working days, some up to ten, and they book it under our company's name.",
    "OK, it still isn't there, but I'll wait until Friday. Is there a reference I can give the bank?",
    "Of course. I've asked our provider for the reference and will send it to you today. With it your bank can find the booking in seconds. Thank you for your patience!",
  ],
  [
    "address mistyped",
    "not sent",
    [
      [
        "Wrong address on my order",
        "Oh no, I noticed that I put in my old address[ for {order}]. Can you still change it? I moved to {city} last month.",
      ],
      [
        "Please change delivery address[ {order}]",
        "Hi, can you send it to my office instead? Nobody is at home during the day. I'll reply with the address.",
      ],
    ],
    "Good that you noticed in time: your order has not left yet and I have put it on hold for you. Please send me the full new address and I will change it and let it go at once.",
    "Thank you! It's 18 Station Road, second floor, the rest stays the same.",
    "Changed and released. It leaves with today's collection. You will get the tracking link in a moment.",
  ],
  [
    "changed their mind",
    "not sent",
    [
      [
        "Cancel order[ {order}]",
        "Hello, I would like to cancel my order please. I ordered the wrong size and will order again.",
      ],
      [
        "please cancel!!",
        "hi, my kid ordered this by accident[ ({order})]. please cancel it before you send it. thank you",
      ],
    ],
    "No problem at all, it has not been packed yet. I have cancelled the order and the full amount goes back to your card, where it shows in three to five working days.",
    "Thanks. Does the discount code work again?",
    "Yes, I've reset it for you. If you like, tell me what you wanted to order and I'll check that the size fits.",
  ],
  [
    "wants to add an item",
    "not sent",
    [
      [
        "Add something to my order?",
        "Hi! Is it possible to add one more {product} to my order[ {order}]? I'd pay the difference of course.",
      ],
      [
        "Forgot something",
        "Hello, I forgot one thing. Can it still go into the same parcel[, order {order}]? I would hate to pay for shipping twice.",
      ],
    ],
    "Happy to help, nobody likes paying for shipping twice. I have kept your parcel back. You'll get a payment link for the difference in a minute; as soon as it is paid everything goes out together.",
    "Paid. Thanks!",
    "Got it, thank you. All in one box and leaving this afternoon.",
  ],
  [
    "product page leaves it open",
    "none",
    [
      [
        "Question about {product}",
        "Hello, does the {product} work on an induction hob, and can it go into the dishwasher? The page doesn't say.",
      ],
      [
        "Is {product} vegan?",
        "Hi, quick question before I order: is the {product} vegan and does it contain traces of nuts?",
      ],
      [
        "Which grind?",
        "Good evening, which grind would you suggest for the {product} in a V-shaped dripper? I'm a beginner, so please explain it simply.",
      ],
    ],
    "Thanks for asking before ordering. I walked over to our roaster to be sure, and the answer is yes. I have also asked for it to be written on the product page, because you will not be the only one to wonder.",
    "Wonderful, and how long does it keep once opened?",
    "Four to six weeks in a closed tin, away from light. After that it is still fine, only a little less lively. Enjoy!",
  ],
  [
    "delighted",
    "delivered",
    [
      [
        "Thank you!",
        "I just wanted to say that the {product} is the best I have had in years. And thank you for the handwritten card, that made me smile.[ (Order {order})]",
      ],
      ["Lovely", "Hi all, my order arrived in two days and so nicely wrapped. Keep it up!"],
    ],
    "Your mail went straight up on the wall of our packing room. Thank you for taking the time! Mira, who wrote the card, is beaming. There is a small sample waiting for you with your next order.",
    "How nice! Then I'll order again soon :)",
    "We look forward to it. Have a lovely week!",
  ],
  [
    "discount code refused",
    "none",
    [
      [
        "Code doesn't work",
        "Hi, I got the code WELCOME10 in your newsletter, but at the checkout it says it is not valid. Is it expired?",
      ],
      ["Discount code", "Hello, MORNING15 is not accepted with the {product} in my cart. Am I doing something wrong?"],
    ],
    "You did nothing wrong. The code ended at midnight in our time zone, and the newsletter did not say so clearly. That was our fault, so I made you a new one: MORNING15-AGAIN, good for a week.",
    "It worked, thanks!",
    "Wonderful. Thank you for telling us, the next newsletter will name the hour.",
  ],
  [
    "needs a business invoice",
    "any",
    [
      [
        "Invoice[ for {order}]",
        "Hello, I need an invoice with our company's name and VAT number for my order[ {order}]. Could you please send it as a PDF?",
      ],
      ["VAT invoice please", "Hi, our accountant says the receipt is not enough. Can you issue a proper invoice?"],
    ],
    "Of course, accountants are strict for good reason. Please send me the company's name, address and VAT number and you will have the invoice within the hour.",
    "Lakeside Studio Ltd, 4 Mill Lane, IE1234567T. Thank you.",
    "Thank you, here it is as a PDF. I saved the details, so your next orders will carry them from the start.",
  ],
  [
    "charged twice",
    "paid at second try",
    [
      [
        "Charged twice?",
        "Hello, I see two payments on my card for the same order[ {order}]. Please refund one of them.",
      ],
      [
        "Double payment[ {order}]",
        "Hi, my first card was declined and I used another one. Now both show the amount! I'd like an explanation please.",
      ],
    ],
    "Two bookings for one order would worry me too. I checked our side: the first attempt was declined and no money was taken. What you see is a reservation of your bank, which disappears by itself, mostly within three days. Only the second payment was really charged.",
    "OK, thanks. And if it is still there next week?",
    "Then write to me and I'll give you a letter for your bank that they can act on at once. Until then, enjoy your parcel.",
  ],
  [
    "wants to send it back",
    "delivered",
    [
      [
        "How do I return something?",
        "Hello, the {product} is nice but too small for me.[ I bought it with order {order}.] How does a return work and who pays for it?",
      ],
      ["Return[ {order}]", "Hi, I'd like to return an unopened item. Is there a label I can print?"],
    ],
    "Thank you for asking. You have 30 days and the return is free: I attached a label, just drop the parcel at any shop of the carrier. As soon as it is back with us, usually after four days, I start the refund to your original payment.\n\nShould you rather want the bigger one, I can send it now and charge only the difference.",
    "The bigger one sounds good! How much is the difference?",
    "Wonderful. I've sent you a payment link for the difference and reserved the last big one for you. Shipping is on us.",
  ],
  [
    "out of stock",
    "none",
    [
      ["Back in stock?", "Hi, the {product} has been sold out for weeks. When will you have it again?"],
      ["{product} sold out", "Hello, I love your {product} but can't order it. Could you put one aside for me?"],
    ],
    "It makes us happy, and a little sorry, that it sells faster than we can make it. A new batch is planned; I cannot promise the day, because the harvest decides. I have put you on the list, so you will get a mail an hour before everybody else.",
    "Thank you. Is there something similar in the meantime?",
    "Yes: try the Sunrise Blend. It is a bit milder with the same chocolate note. I have put a sample aside for your next order.",
  ],
  [
    "parcel came back to us",
    "came back",
    [
      [
        "My parcel went back to you",
        "Hi, the tracking says that my parcel was returned to sender[ ({order})]. I was on holiday and could not collect it. Can you send it again?",
      ],
      ["Returned to sender??", "I never got a notice and now the parcel is back with you. What happens next?"],
    ],
    "How frustrating, without a notice you could not know. It came back to us undamaged. I will gladly send it again at our cost. Is the address in {city} right, or would a pickup point suit you better?",
    "Please use the same address, I am back home now.",
    "It leaves today. I asked the courier to call you before they come. Thank you for bearing with us!",
  ],
  [
    "courier could not hand it over",
    "not handed over",
    [
      [
        "Missed delivery",
        "Hello, the courier left a note saying nobody was home, but we were.[ Order {order}.] Can they come again tomorrow?",
      ],
      [
        "Courier says address incomplete",
        "Hi, they say my address is incomplete. The flat number is missing, it's number 12. Can you tell them?",
      ],
    ],
    "Thank you for writing at once. I have passed it to the carrier, with the note to ring twice, and booked a second try for the next working day. You can follow it with {tracking}.",
    "They did not come today either...",
    "That is not good enough, I'm sorry. I have just spoken to the depot: the parcel is put aside for you, and a driver comes this evening between six and eight. I'll check that it worked.",
  ],
]);

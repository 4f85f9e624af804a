import type { Random } from "./random.ts";

/** How a carrier numbers its parcels and where its site shows them. */
interface Carrier {
  drawNumber(random: Random): string;
  url: string;
}

const letters = (random: Random): string => random.pick(["LB", "RR", "NX", "OD", "PM", "QB"]);

const CARRIERS: Record<string, Carrier> = {
  InPost: { drawNumber: (random) => `6${random.digits(23)}`, url: "https://inpost.pl/sledzenie-przesylek?number=" },
  "DHL Express": {
    drawNumber: (random) => `00340434${random.digits(12)}`,
    url: "https://www.dhl.com/en/express/tracking.html?AWB=",
  },
  UPS: {
    drawNumber: (random) => `1Z${random.digits(3)}E${random.digits(12)}`,
    url: "https://www.ups.com/track?tracknum=",
  },
  USPS: {
    drawNumber: (random) => `9400${random.digits(18)}`,
    url: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
  },
  Correios: {
    drawNumber: (random) => `${letters(random)}${random.digits(9)}BR`,
    url: "https://rastreamento.correios.com.br/app/index.php?objeto=",
  },
  "Royal Mail": {
    drawNumber: (random) => `${letters(random)}${random.digits(9)}GB`,
    url: "https://www.royalmail.com/track-your-item#/tracking-results/",
  },
  Colissimo: {
    drawNumber: (random) => `6A${random.digits(11)}`,
    url: "https://www.laposte.fr/outils/suivre-vos-envois?code=",
  },
  "Japan Post": {
    drawNumber: (random) => `${letters(random)}${random.digits(9)}JP`,
    url: "https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=",
  },
  Aramex: { drawNumber: (random) => random.digits(11), url: "https://www.aramex.com/track/results?ShipmentNumber=" },
};

/** Draws a tracking number of the carrier, with its address on the carrier's site. Throws on an unknown carrier. */
export function drawTracking(company: string, random: Random): { company: string; number: string; url: string } {
  const carrier = CARRIERS[company];
  if (!carrier) throw new Error(`No carrier ${company}`);
  const number = carrier.drawNumber(random);
  return { company, number, url: carrier.url + number };
}

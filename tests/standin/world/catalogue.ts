import type { Minor } from "../state.ts";
import type { DrawingKind } from "./draw-product.ts";

/** What a product is, before it has ids, stock and a picture. */
export interface ProductSpec {
  title: string;
  type: string;
  drawing: DrawingKind;
  /** Main colour and accent of the picture. */
  colours: [string, string];
  /** In minor units of the shop's currency. */
  price: Minor;
  weightGrams: number;
  /** Added to the price and weight of the plain product. */
  variants: { title: string; code: string; extra: Minor; extraGrams: number }[];
  tags: string[];
}

const variant = (title: string, code: string, extra: Minor = 0, extraGrams = 0) => ({ title, code, extra, extraGrams });
const plain = [variant("Default Title", "STD")];
const grind = [
  variant("250 g / Whole bean", "250-WB"),
  variant("250 g / Filter", "250-FI"),
  variant("250 g / Espresso", "250-ES"),
  variant("1 kg / Whole bean", "1K-WB", 2400, 750),
];
const leaf = [variant("50 g", "50"), variant("100 g", "100", 640, 50)];
const mugs = [variant("Ocean blue", "BLU"), variant("Oat", "OAT"), variant("Forest", "GRN"), variant("Brick", "RED")];

function item(
  title: string,
  type: string,
  drawing: DrawingKind,
  colours: [string, string],
  price: Minor,
  weightGrams: number,
  variants = plain,
  tags: string[] = [],
): ProductSpec {
  return { title, type, drawing, colours, price, weightGrams, variants, tags };
}

/** What Morning Cup sells. Prices in euro cents. */
export const COFFEE_CATALOGUE: readonly ProductSpec[] = [
  item("Sunrise Blend", "Coffee", "bag", ["#e07a3f", "#ffe3c2"], 1190, 270, grind, ["bestseller"]),
  item("Ethiopia Guji", "Coffee", "bag", ["#7b4fa3", "#f0dcff"], 1490, 270, grind, ["single origin"]),
  item("Colombia Huila", "Coffee", "bag", ["#c8463c", "#ffd9c9"], 1390, 270, grind, ["single origin"]),
  item("Brazil Cerrado", "Coffee", "bag", ["#2f8f5b", "#e3f6d8"], 1240, 270, grind, ["single origin"]),
  item("Midnight Espresso", "Coffee", "bag", ["#2b2f4a", "#f2c14e"], 1290, 270, grind, ["bestseller"]),
  item("Decaf Swiss Water", "Coffee", "bag", ["#3f7ea6", "#d9efff"], 1340, 270, grind),
  item("Tasting Box, 6 × 60 g", "Coffee", "box", ["#b9653a", "#f7e2c8"], 2690, 520, plain, ["gift"]),
  item("Cold Brew Bags, 10 pcs", "Coffee", "box", ["#33658a", "#cfe8f5"], 1580, 410),
  item("Earl Grey Supreme", "Tea", "tin", ["#34507a", "#f0c987"], 890, 110, leaf),
  item("Sencha Uji", "Tea", "tin", ["#5f9e54", "#eef5cf"], 1120, 110, leaf),
  item("Rooibos Vanilla", "Tea", "tin", ["#b4482f", "#f9d8a8"], 790, 110, leaf),
  item("Masala Chai", "Tea", "tin", ["#c98b2b", "#5b2e1d"], 850, 110, leaf, ["bestseller"]),
  item("White Peony", "Tea", "tin", ["#d9c9ae", "#7c6a4a"], 1690, 90, leaf),
  item("Mountain Herbs", "Tea", "tin", ["#7a9a7e", "#f4f1de"], 760, 90, leaf),
  item("Matcha Ceremonial, 30 g", "Tea", "tin", ["#8bb33d", "#31521b"], 2450, 70),
  item("Morning Mug", "Mugs", "mug", ["#3f6fb5", "#ffffff"], 1990, 380, mugs, ["bestseller"]),
  item("Campfire Enamel Mug", "Mugs", "mug", ["#f4efe6", "#27476e"], 1650, 240, [
    variant("350 ml", "350"),
    variant("500 ml", "500", 300, 60),
  ]),
  item("Stoneware Latte Bowl", "Mugs", "bowl", ["#c9a27e", "#5a4636"], 2290, 460, mugs),
  item("Espresso Cup, set of 2", "Mugs", "cup", ["#e9e4dc", "#b04a3a"], 2490, 420, [
    variant("White", "WHT"),
    variant("Black", "BLK"),
  ]),
  item("Double-wall Glass, set of 2", "Mugs", "glass", ["#8a5a3b", "#d6ecf2"], 2790, 390, [
    variant("250 ml", "250"),
    variant("350 ml", "350", 400, 80),
  ]),
  item("Travel Tumbler", "Mugs", "tumbler", ["#2d7d7a", "#f3f7f0"], 2990, 330, [
    variant("Teal", "TEA"),
    variant("Sand", "SND"),
    variant("Graphite", "GRA"),
  ]),
  item("Cast Iron Teapot", "Teaware", "teapot", ["#3a4654", "#8fa3b8"], 4990, 1450, [
    variant("0.8 l", "08"),
    variant("1.2 l", "12", 1200, 500),
  ]),
  item("Porcelain Teapot", "Teaware", "teapot", ["#f2ede4", "#c05a74"], 3890, 820),
  item("Glass Infuser Pot", "Teaware", "teapot", ["#bfe0dd", "#d98b3a"], 3290, 610),
  item("Bamboo Whisk", "Teaware", "whisk", ["#d8b36a", "#8a6a2c"], 1390, 40),
  item("V-Dripper", "Brewing", "dripper", ["#e8e2d8", "#b4532f"], 2190, 410, [
    variant("Size 01", "01"),
    variant("Size 02", "02", 300, 90),
  ]),
  item("Paper Filters, 100 pcs", "Brewing", "box", ["#efe6d3", "#9a6b3f"], 640, 180, [
    variant("Size 01", "01"),
    variant("Size 02", "02", 60, 30),
  ]),
  item("French Press", "Brewing", "press", ["#2f3b45", "#c98a4b"], 3490, 760, [
    variant("350 ml", "350"),
    variant("1 l", "1000", 900, 340),
  ]),
  item("Gooseneck Kettle", "Brewing", "kettle", ["#55636e", "#c9b18a"], 6490, 1120, [
    variant("Steel", "STL"),
    variant("Matt black", "BLK", 500),
  ]),
  item("Hand Grinder", "Brewing", "grinder", ["#8c5a33", "#d7d2c8"], 7990, 690),
  item("Moka Pot", "Brewing", "moka", ["#aab2b8", "#2b2b2b"], 3190, 560, [
    variant("3 cups", "3"),
    variant("6 cups", "6", 900, 260),
  ]),
  item("Aero Brewer", "Brewing", "press", ["#6d7a80", "#d4a55e"], 3650, 420),
  item("Brew Scale with Timer", "Brewing", "scale", ["#2c2f33", "#7fd1ae"], 4490, 480),
  item("Knock Box", "Brewing", "bowl", ["#4b3a2f", "#d7a86e"], 2590, 900, plain, ["discontinued"]),
  item("Oat Cookies", "Treats", "cookies", ["#c58b4e", "#5b3a1e"], 590, 220),
  item("Wildflower Honey", "Treats", "jar", ["#e3a32c", "#fff1c9"], 980, 480),
  item("Dark Chocolate 72 %", "Treats", "bar", ["#5a3322", "#e0b15b"], 490, 90),
  item("Linen Tea Towel", "Gifts", "towel", ["#e9e2d3", "#4d7ea8"], 1290, 130, [
    variant("Stripes", "STR"),
    variant("Checks", "CHK"),
  ]),
  item("Morning Gift Set", "Gifts", "gift", ["#c9403f", "#f7e7c6"], 4990, 1320, plain, ["gift"]),
  item(
    "Gift Card",
    "Gift cards",
    "card",
    ["#e07a3f", "#fff4e0"],
    2500,
    0,
    [variant("25 €", "25"), variant("50 €", "50", 2500), variant("100 €", "100", 7500)],
    ["gift"],
  ),
  item("Roastery Tour for Two", "Experiences", "card", ["#4b3a2f", "#f0c987"], 5900, 0),
];

const scents = [variant("Lavender", "LAV"), variant("Cedar", "CED"), variant("Unscented", "UNS")];

/** What Northwind Soap Co. sells. Prices in US cents. */
export const SOAP_CATALOGUE: readonly ProductSpec[] = [
  item("Oatmeal Bar Soap", "Soap", "soap", ["#e6cfa5", "#b98b4e"], 850, 130, scents, ["bestseller"]),
  item("Charcoal Bar Soap", "Soap", "soap", ["#3d4247", "#8fa3b8"], 950, 130),
  item("Sea Salt Bar Soap", "Soap", "soap", ["#a9d3dd", "#4f8fa3"], 950, 140),
  item("Rose Clay Bar Soap", "Soap", "soap", ["#e3a7a2", "#a65f5b"], 900, 130),
  item("Liquid Hand Soap", "Soap", "bottle", ["#7aa58b", "#f2f7ee"], 1450, 540, [
    variant("16 oz", "16"),
    variant("32 oz refill", "32", 900, 500),
  ]),
  item("Shampoo Bar", "Hair", "soap", ["#c7d8a0", "#6f8a3a"], 1250, 110, scents),
  item("Body Lotion", "Body", "bottle", ["#e8d9c9", "#b4735a"], 1850, 320, scents),
  item("Bath Salts", "Bath", "jar", ["#c9b7dd", "#fff7ff"], 1600, 620, [
    variant("Lavender", "LAV"),
    variant("Eucalyptus", "EUC"),
  ]),
  item("Soy Candle", "Home", "candle", ["#efe4d2", "#d98b3a"], 2400, 420, scents),
  item("Cedar Soap Dish", "Home", "bowl", ["#b9855a", "#6b4423"], 1400, 180),
  item("Linen Washcloth", "Home", "towel", ["#dfe7e2", "#6f8f86"], 1100, 70, plain, ["discontinued"]),
  item("Northwind Gift Box", "Gifts", "gift", ["#33658a", "#f4e3c1"], 4800, 1100, plain, ["gift"]),
];

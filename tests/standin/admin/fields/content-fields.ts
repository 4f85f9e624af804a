import { connectById, type PageArguments } from "../connection.ts";
import type { FieldMap } from "../engine/request-context.ts";
import { gid } from "../gid.ts";

/** What the shops of the stand-in have written themselves: the same in each. */
export const shopPolicies = [
  {
    __typename: "ShopPolicy",
    id: gid("ShopPolicy", 7001),
    type: "REFUND_POLICY",
    title: "Refund policy",
    body: "<p>Send things back within <strong>30 days</strong> of delivery.</p><ul><li>Unused</li><li>In their box</li></ul>",
  },
  {
    __typename: "ShopPolicy",
    id: gid("ShopPolicy", 7002),
    type: "SHIPPING_POLICY",
    title: "Shipping policy",
    body: "<p>Orders leave us within two working days.</p>",
  },
  // A merchant who emptied a policy still has it.
  {
    __typename: "ShopPolicy",
    id: gid("ShopPolicy", 7003),
    type: "TERMS_OF_SERVICE",
    title: "Terms of service",
    body: "",
  },
];

const pages = [
  {
    __typename: "Page",
    id: gid("Page", 8001),
    title: "How we pack",
    handle: "how-we-pack",
    body: '<div style="color:red"><h1>Paper only</h1><p>No plastic. <img src="https://cdn.shopify.com/s/files/1/0001/box.jpg" alt="A box"></p><script>alert(1)</script></div>',
    isPublished: true,
  },
  {
    __typename: "Page",
    id: gid("Page", 8002),
    title: "Care for your mug",
    handle: "care",
    body: "<p>Wash it by hand.</p>",
    isPublished: true,
  },
  {
    __typename: "Page",
    id: gid("Page", 8003),
    title: "Not yet",
    handle: "not-yet",
    body: "<p>Soon.</p>",
    isPublished: false,
  },
];

export const contentQueries: FieldMap<undefined> = {
  pages: (_root, args: PageArguments) =>
    connectById(
      pages,
      args,
      (page) => Number(/\d+$/.exec(page.id)![0]),
      (page) => page,
    ),
};

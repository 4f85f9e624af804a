import type { FieldMap } from "../engine/request-context.ts";
import { addressFields } from "./address-fields.ts";
import {
  calculatedDraftFields,
  calculatedDraftLineFields,
  draftDiscountFields,
  draftFields,
  draftLineFields,
} from "./draft-fields.ts";
import { calculatedOrderFields } from "./edit-fields.ts";
import { storeCreditFields } from "./credit-fields.ts";
import { customerFields } from "./customer-fields.ts";
import { fulfillmentFields, fulfillmentLineFields, trackingEventFields } from "./fulfillment-fields.ts";
import { lineFields, shippingLineFields } from "./line-fields.ts";
import { mutationFields } from "./mutation-fields.ts";
import { orderFields } from "./order-fields.ts";
import { transactionFields } from "./payment-fields.ts";
import {
  inventoryItemFields,
  inventoryLevelFields,
  locationFields,
  productFields,
  variantFields,
} from "./product-fields.ts";
import { queryFields } from "./query-fields.ts";
import { refundFields, refundLineFields } from "./refund-fields.ts";
import { returnFields, returnLineFields } from "./return-fields.ts";
import { installationFields, shopFields } from "./shop-fields.ts";

/** Type name → its modelled fields. Types that are not here are answered from plain objects made by their parents. */
export const fieldMaps: Readonly<Record<string, FieldMap<never>>> = {
  QueryRoot: queryFields,
  Mutation: mutationFields,
  Shop: shopFields,
  AppInstallation: installationFields,
  Order: orderFields,
  LineItem: lineFields,
  ShippingLine: shippingLineFields,
  OrderTransaction: transactionFields,
  Refund: refundFields,
  RefundLineItem: refundLineFields,
  Return: returnFields,
  ReturnLineItem: returnLineFields,
  Fulfillment: fulfillmentFields,
  FulfillmentLineItem: fulfillmentLineFields,
  FulfillmentEvent: trackingEventFields,
  MailingAddress: addressFields,
  CalculatedOrder: calculatedOrderFields,
  DraftOrder: draftFields,
  CalculatedDraftOrder: calculatedDraftFields,
  DraftOrderLineItem: draftLineFields,
  CalculatedDraftOrderLineItem: calculatedDraftLineFields,
  DraftOrderAppliedDiscount: draftDiscountFields,
  Customer: customerFields,
  StoreCreditAccount: storeCreditFields,
  Product: productFields,
  ProductVariant: variantFields,
  InventoryItem: inventoryItemFields,
  InventoryLevel: inventoryLevelFields,
  Location: locationFields,
};

import type { LocationRecord, ProductRecord, VariantRecord } from "../../state.ts";
import { connectById } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import { formatMoney } from "../currency.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { moneyV2 } from "../money.ts";
import { showLocation, showProduct, showVariant } from "./sources.ts";
import type { LocationSource, ProductSource, VariantSource } from "./sources.ts";

/** The product's picture, served by the stand-in itself; `null` when it has none. */
export function showImage(context: RequestContext, product: ProductRecord) {
  if (!product.imagePath) return null;
  const url = context.imageOrigin + product.imagePath;
  return {
    __typename: "Image",
    id: gid("ProductImage", product.id),
    altText: product.title,
    url,
    src: url,
    originalSrc: url,
    transformedSrc: url,
    width: 800,
    height: 800,
    thumbhash: null,
  };
}

function unitsAt(context: RequestContext, variant: VariantRecord, location: LocationRecord): number | undefined {
  return context.state.inventory[`${variant.id}:${location.id}`];
}

function countStock(context: RequestContext, variant: VariantRecord): number {
  return context.state.locations.reduce((sum, location) => sum + (unitsAt(context, variant, location) ?? 0), 0);
}

function priceRange(context: RequestContext, product: ProductRecord) {
  const prices = product.variants.map((variant) => variant.price);
  const currency = context.state.shop.currencyCode;
  return {
    minVariantPrice: moneyV2(Math.min(...prices), currency),
    maxVariantPrice: moneyV2(Math.max(...prices), currency),
  };
}

export const productFields: FieldMap<ProductSource> = {
  id: ({ product }) => gid("Product", product.id),
  legacyResourceId: ({ product }) => String(product.id),
  title: ({ product }) => product.title,
  handle: ({ product }) => product.handle,
  vendor: ({ product }) => product.vendor,
  productType: ({ product }) => product.productType,
  tags: ({ product }) => product.tags,
  status: ({ product }) => product.status,
  createdAt: ({ product }) => formatInstant(product.createdAt),
  updatedAt: ({ product }) => formatInstant(product.createdAt),
  isGiftCard: () => false,
  description: () => "",
  onlineStoreUrl: ({ product }, _args, context) =>
    product.status === "ACTIVE" ? `${context.state.shop.primaryUrl}/products/${product.handle}` : null,
  featuredImage: ({ product }, _args, context) => showImage(context, product),
  featuredMedia: ({ product }, _args, context) => {
    const image = showImage(context, product);
    return (
      image && {
        __typename: "MediaImage",
        id: gid("MediaImage", product.id),
        alt: product.title,
        image,
        preview: { image },
      }
    );
  },
  totalInventory: ({ product }, _args, context) =>
    product.variants.reduce((sum, variant) => sum + countStock(context, variant), 0),
  tracksInventory: () => true,
  hasOnlyDefaultVariant: ({ product }) =>
    product.variants.length === 1 && product.variants[0]!.title === "Default Title",
  priceRangeV2: ({ product }, _args, context) => priceRange(context, product),
  variants: ({ product }, args: PageArguments) =>
    connectById(
      product.variants,
      args,
      (variant) => variant.id,
      (variant) => showVariant(product, variant),
    ),
  variantsCount: ({ product }) => ({ count: product.variants.length, precision: "EXACT" }),
  metafield: () => null,
};

export const variantFields: FieldMap<VariantSource> = {
  id: ({ variant }) => gid("ProductVariant", variant.id),
  legacyResourceId: ({ variant }) => String(variant.id),
  title: ({ variant }) => variant.title,
  displayName: ({ product, variant }) => `${product.title} - ${variant.title}`,
  sku: ({ variant }) => variant.sku,
  barcode: () => null,
  price: ({ variant }, _args, context) => formatMoney(variant.price, context.state.shop.currencyCode),
  compareAtPrice: () => null,
  position: ({ product, variant }) => product.variants.indexOf(variant) + 1,
  availableForSale: ({ product, variant }, _args, context) =>
    product.status === "ACTIVE" && (variant.inventoryPolicy === "CONTINUE" || countStock(context, variant) > 0),
  inventoryQuantity: ({ variant }, _args, context) => countStock(context, variant),
  sellableOnlineQuantity: ({ variant }, _args, context) => countStock(context, variant),
  inventoryPolicy: ({ variant }) => variant.inventoryPolicy ?? "DENY",
  taxable: () => true,
  createdAt: ({ product }) => formatInstant(product.createdAt),
  updatedAt: ({ product }) => formatInstant(product.createdAt),
  image: ({ product }, _args, context) => showImage(context, product),
  product: ({ product }) => showProduct(product),
  selectedOptions: ({ variant }) => [{ __typename: "SelectedOption", name: "Title", value: variant.title }],
  inventoryItem: (source) => ({ ...source, __typename: "InventoryItem" }),
  metafield: () => null,
};

/** The stock side of a variant; it has the variant's number as its own. */
export interface InventoryItemSource {
  __typename: "InventoryItem";
  product: ProductRecord;
  variant: VariantRecord;
}

interface LevelSource extends Omit<InventoryItemSource, "__typename"> {
  __typename: "InventoryLevel";
  location: LocationRecord;
}

export const inventoryItemFields: FieldMap<InventoryItemSource> = {
  id: ({ variant }) => gid("InventoryItem", variant.id),
  legacyResourceId: ({ variant }) => String(variant.id),
  sku: ({ variant }) => variant.sku,
  tracked: () => true,
  requiresShipping: () => true,
  inventoryLevels: ({ product, variant }, args: PageArguments, context) => {
    const stocked = context.state.locations.filter((location) => unitsAt(context, variant, location) !== undefined);
    return connectById(
      stocked,
      args,
      (location) => location.id,
      (location) => ({ __typename: "InventoryLevel", product, variant, location }),
    );
  },
};

export const inventoryLevelFields: FieldMap<LevelSource> = {
  id: ({ variant, location }) => `gid://shopify/InventoryLevel/${location.id}?inventory_item_id=${variant.id}`,
  isActive: ({ location }) => location.active,
  location: ({ location }) => showLocation(location),
  item: ({ product, variant }) => ({ __typename: "InventoryItem", product, variant }),
  quantities: ({ variant, location }, { names }: { names: string[] }, context) =>
    names.map((name) => ({
      id: `gid://shopify/InventoryQuantity/${location.id}?inventory_item_id=${variant.id}&name=${name}`,
      name,
      quantity: name === "available" || name === "on_hand" ? (unitsAt(context, variant, location) ?? 0) : 0,
      updatedAt: null,
    })),
};

export const locationFields: FieldMap<LocationSource> = {
  id: ({ location }) => gid("Location", location.id),
  legacyResourceId: ({ location }) => String(location.id),
  name: ({ location }) => location.name,
  isActive: ({ location }) => location.active,
  isPrimary: ({ location }, _args, context) => context.state.locations[0] === location,
  fulfillsOnlineOrders: ({ location }) => location.fulfillsOnlineOrders,
  shipsInventory: ({ location }) => location.fulfillsOnlineOrders,
  hasActiveInventory: ({ location }, _args, context) =>
    Object.entries(context.state.inventory).some(([key, units]) => units > 0 && key.endsWith(`:${location.id}`)),
  isFulfillmentService: () => false,
  address: ({ location }) => ({
    __typename: "LocationAddress",
    address1: null,
    address2: null,
    city: location.city,
    country: location.countryCode,
    countryCode: location.countryCode,
    formatted: [location.city, location.countryCode],
    province: null,
    provinceCode: null,
    zip: null,
    phone: null,
  }),
};

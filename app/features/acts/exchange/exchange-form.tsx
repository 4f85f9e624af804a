import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Button, Checkbox, InlineStack, Select } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { onlyVariant } from "../line-title.ts";
import { useStockText } from "../replacement/replacement-lines.tsx";
import { pickVariants } from "../pick-variants.tsx";
import { findShort } from "../replacement/short-stock.ts";
import { isReturnChosen, ReturnLines, ReturnWay, untouchedReturn } from "../return/return-fields.tsx";
import { useAct, type Act, type ActPreview, type ActValues } from "../use-act.tsx";
import type { ExchangeForm as Start, ExchangeFormLine, ExchangePlan } from "./exchange-preview.ts";

type Exchange = Act<ExchangePlan & ActPreview>;

/** What comes back, what goes out for it, and what that leaves to pay. */
export function ExchangeForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("exchange");
  const { locale } = usePage();
  const act: Exchange = useAct<ExchangePlan & ActPreview>({
    kind: "exchange",
    number: props.number,
    untouched: { ...untouchedReturn(form), evenIfShort: "" },
    isChosen: (values) => isReturnChosen(values) && listOut(form, values).length > 0,
    beside: { currency: form.currency, locale },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, shown } = act;
  const isShort = findShort(listOut(form, values).flatMap(({ known }) => known ?? [])).size > 0;
  // Of what was picked elsewhere, only the answer tells whether there is enough.
  const isRefused = listOut(form, values).some(({ sentId }) => act.problemOf(`instead.${sentId}`) !== undefined);
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t("confirm")}
      fields={
        <>
          <ReturnLines
            form={form}
            act={act}
            below={(line) => <Instead line={form.lines.find(({ sentId }) => sentId === line.sentId)!} act={act} />}
          />
          {isShort || isRefused || values.evenIfShort === "on" ? (
            <Checkbox
              label={t("evenIfShort.label")}
              helpText={t("evenIfShort.hint")}
              checked={values.evenIfShort === "on"}
              onChange={(checked) => set("evenIfShort", checked ? "on" : "")}
            />
          ) : null}
          <ReturnWay form={form} act={act} number={props.number} />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? <Shown of={shown} /> : <NothingToShow act={act} choose={t("preview.choose")} />}
        </ActPreviewCard>
      }
    />
  );
}

/** What goes out, as far as something is chosen; `known`: of the same product, with its stock. */
const listOut = (form: Start, values: ActValues) =>
  form.lines.flatMap(({ sentId, variants }) => {
    const quantity = Number(values[`line.${sentId}`] ?? 0) || 0;
    const variantId = values[`instead.${sentId}`];
    if (!variantId || quantity <= 0) return [];
    const variant = variants.find((one) => one.variantId === variantId);
    return [{ sentId, known: variant && { ...variant, quantity } }];
  });

/** What goes out for a line: of the same product, or anything else of the shop. */
function Instead({ line, act }: { line: ExchangeFormLine; act: Exchange }): ReactNode {
  const { t } = useTranslation("exchange");
  const stock = useStockText();
  const shopify = useAppBridge();
  const field = `instead.${line.sentId}`;
  const chosen = act.values[field] ?? "";
  const isOther = chosen !== "" && !line.variants.some(({ variantId }) => variantId === chosen);

  async function pick(): Promise<void> {
    const [variant] = await pickVariants(shopify, false);
    if (!variant) return;
    act.set(`title.${variant.id}`, variant.title);
    act.set(field, variant.id);
  }

  return (
    <>
      <Select
        label={t("insteadOf", { title: line.title })}
        labelHidden
        options={[
          { value: "", label: t("nothing") },
          ...line.variants.map((one) => ({
            value: one.variantId,
            label: `${one.title === onlyVariant ? t("same") : one.title} · ${stock(one)}`,
          })),
          ...(isOther ? [{ value: chosen, label: act.values[`title.${chosen}`] || chosen }] : []),
        ]}
        value={chosen}
        onChange={(value) => act.set(field, value)}
        error={act.problemOf(field)}
      />
      <InlineStack>
        <Button variant="plain" onClick={() => void pick()} accessibilityLabel={t("otherFor", { title: line.title })}>
          {t("other")}
        </Button>
      </InlineStack>
    </>
  );
}

function Shown({ of }: { of: ExchangePlan }): ReactNode {
  const { t } = useTranslation("exchange");
  const { t: replacement } = useTranslation("replacement");
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  const { way, amount } = of.difference;
  return (
    <>
      <ul className={styles.payments}>
        {of.lines.map((line, index) => (
          <li key={index}>
            <span>{t("preview.back", { item: shared("preview.line", line) })}</span>
            <span className={styles.quiet}>{line.reason}</span>
          </li>
        ))}
        {of.worth ? (
          <li>
            <span>{t("preview.backWorth")}</span>
            <span>{money(of.worth)}</span>
          </li>
        ) : null}
        {of.out.map((line, index) => (
          <li key={index}>
            <span>{t("preview.out", { item: shared("preview.line", line) })}</span>
            {line.isShort ? (
              <Badge tone="warning">
                {(line.stock ?? 0) > 0
                  ? replacement("preview.short", { count: line.stock! })
                  : replacement("preview.none")}
              </Badge>
            ) : null}
          </li>
        ))}
        <li>
          <span>{t("preview.outWorth")}</span>
          <span>{money(of.outWorth)}</span>
        </li>
        <li data-strong>
          <span>{t(`preview.${way}`)}</span>
          <span>{money(amount)}</span>
        </li>
      </ul>
      <p className={styles.quiet}>{t("preview.later")}</p>
    </>
  );
}

import { randomBytes } from "node:crypto";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";

/** What stands around a field: its label, what helps, what is wrong with it. */
interface Framed {
  name: string;
  label: string;
  help?: string | undefined;
  problem?: string | undefined;
}

interface Frame {
  id: string;
  /** Attributes that tie the field to what stands below it. */
  ties: Markup;
  around(inside: Markup): Markup;
}

function frameOf({ name, label, help, problem }: Framed): Frame {
  // Several blocks may stand on one page.
  const id = `latte-${name.replace(/\W/g, "-")}-${randomBytes(4).toString("hex")}`;
  const tied = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return {
    id,
    ties: markup`${tied && markup` aria-describedby="${tied}"`}${problem && markup` aria-invalid="true"`}`,
    around: (inside) =>
      markup`<div class="latte-help__field"><label for="${id}">${label}</label>${inside}${help && markup`<p class="latte-help__hint" id="${id}-help">${help}</p>`}${problem && markup`<p class="latte-help__problem" id="${id}-problem">${problem}</p>`}</div>`,
  };
}

/** One line of text. */
export function lineOf(
  field: Framed & { value: string; complete: string; longest: number; required: boolean; mode?: "numeric" },
): Markup {
  const { id, ties, around } = frameOf(field);
  return around(
    markup`<input id="${id}" name="${field.name}" value="${field.value}" autocomplete="${field.complete}" maxlength="${field.longest}"${field.mode && markup` inputmode="${field.mode}"`}${field.required && markup` required`}${ties}>`,
  );
}

/** Several lines of text. */
export function textOf(field: Framed & { value: string; longest: number }): Markup {
  const { id, ties, around } = frameOf(field);
  return around(
    markup`<textarea id="${id}" name="${field.name}" rows="3" maxlength="${field.longest}"${ties}>${field.value}</textarea>`,
  );
}

/** One of several. */
export function choiceOf(
  field: Framed & { value: string; options: readonly { value: string; label: string }[] },
): Markup {
  const { id, ties, around } = frameOf(field);
  const options = field.options.map(
    ({ value, label }) =>
      markup`<option value="${value}"${value === field.value && markup` selected`}>${label}</option>`,
  );
  return around(markup`<select id="${id}" name="${field.name}"${ties}>${options}</select>`);
}

/** Pictures and other files. */
export function filesOf(field: Framed & { types: string }): Markup {
  const { id, ties, around } = frameOf(field);
  return around(markup`<input type="file" id="${id}" name="${field.name}" accept="${field.types}" multiple${ties}>`);
}

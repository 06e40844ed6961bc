import type { Link } from "../../board/model";
import { LINK_FIELDS } from "../../board/schema.gen";
import { t } from "../../i18n";
import { fieldWord } from "../fieldWords";
import { FieldRow } from "./FieldRow";
import { LinkFieldControl } from "./LinkFieldControl";
import { readable } from "./writtenDate";

/** What can be said of the link itself: folded away, with what is said already in its heading. */
export function LinkFields({ link, editable }: { link: Link; editable: boolean }) {
  const names = Object.keys(LINK_FIELDS[link.kind] ?? {});
  if (names.length === 0) return null;
  const said = names.flatMap((name) => {
    const value = link.fields[name];
    if (typeof value !== "string" && typeof value !== "number") return [];
    const isDate = LINK_FIELDS[link.kind]?.[name]?.type === "date";
    return [t("{field}: {value}", { field: fieldWord(name), value: isDate ? readable(String(value)) : value })];
  });
  if (!editable && said.length === 0) return null;
  return (
    <details className="link-fields">
      <summary dir="auto">{said.join(" · ") || t("How strong, how often?")}</summary>
      {names.map((name) => (
        <FieldRow key={name} id={`${name}-${link.id}`} label={fieldWord(name)}>
          <LinkFieldControl
            id={`${name}-${link.id}`}
            link={link}
            name={name}
            editable={editable}
            ahead={name === "next"}
          />
        </FieldRow>
      ))}
    </details>
  );
}

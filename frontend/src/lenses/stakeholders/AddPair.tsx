import { useId, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { byPower, type Colleague, type Decider } from "./deciders";
import { ensureColleague, mayLay, mayLink } from "./ownership";

type AddPairProps = { colleagues: readonly Colleague[]; deciders: readonly Decider[] };

// A person who has no colleague piece yet gets one with the pair.
const SEAT = "seat:";

/** One of us and one of them, picked; the rest is written in the row. */
export function AddPair({ colleagues, deciders }: AddPairProps) {
  const board = useBoard();
  const everybody = useValue(board.people.everybody);
  const [us, setUs] = useState("");
  const [them, setThem] = useState("");
  const [said, setSaid] = useState("");
  const id = useId();
  const there = new Set(colleagues.map(({ person }) => person));
  const others = [...everybody.values()].filter(({ person }) => !there.has(person));

  const add = () => {
    const person = us.startsWith(SEAT) ? everybody.get(us.slice(SEAT.length)) : undefined;
    if (!us || !them) return setSaid(t("Choose one of us and one of them."));
    if (person ? !mayLay(board) : !mayLink(board, us, them)) return;
    const model = board.session.model();
    const paired = model.linksOf(us).some(({ kind, to }) => kind === "counterpart" && to === them);
    if (paired) return setSaid(t("These two are a pair already."));
    model.together(() => model.link(person ? ensureColleague(board, person) : us, them, "counterpart"));
    board.desk.spoken.set(t("The pair is made. Say how often they meet."));
    setSaid("");
    setUs("");
    setThem("");
  };
  return (
    <form
      className="add-pair"
      aria-label={t("Add a pair")}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label htmlFor={`${id}-us`}>{t("One of us")}</label>
      <select id={`${id}-us`} value={us} onChange={(event) => setUs(event.target.value)}>
        <option value="">{t("Choose…")}</option>
        {colleagues.map((colleague) => (
          <option key={colleague.id} value={colleague.id}>
            {colleague.name}
          </option>
        ))}
        {others.map(({ person, name }) => (
          <option key={person} value={SEAT + person}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-them`}>{t("One of them")}</label>
      <select id={`${id}-them`} value={them} onChange={(event) => setThem(event.target.value)}>
        <option value="">{t("Choose…")}</option>
        {byPower(deciders).map(({ id: piece, name }) => (
          <option key={piece} value={piece}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {t("Add a pair")}
      </button>
      {said && <p role="alert">{said}</p>}
    </form>
  );
}

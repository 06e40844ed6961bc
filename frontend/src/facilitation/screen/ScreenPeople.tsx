import { tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard, usePresence } from "../../shell/board";
import { useValue } from "../../shell/value";
import { peopleIn } from "./peopleIn";

const SHOWN = 15;

/** How many are in, and who: also those who came after this page was opened. */
export function ScreenPeople() {
  const { people, boot } = useBoard();
  const here = peopleIn(boot.me, usePresence(), useValue(people.everybody));
  return (
    <section className="screen-people">
      <p>{tn("{n} person is in", "{n} people are in", here.length)}</p>
      <span aria-hidden="true">
        {here.slice(0, SHOWN).map(({ person, ...of }) => (
          <Avatar key={person} of={of} size={40} />
        ))}
        {here.length > SHOWN && <b>+{here.length - SHOWN}</b>}
      </span>
    </section>
  );
}

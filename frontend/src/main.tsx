import "@xyflow/react/dist/base.css";
import "./styles/tokens.css";
import "./styles/tokens-dark.css";
import "./styles/tokens-contrast.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/notices.css";
import "./styles/hues.css";
import "./styles/bars.css";
import "./styles/menus.css";
import "./styles/map.css";
import "./styles/piece.css";
import "./styles/overlay.css";
import "./styles/panel.css";
import "./styles/fields.css";
import "./styles/links.css";
import "./styles/talk.css";
import "./styles/composer.css";
import "./styles/hand.css";
import "./styles/tray.css";
import "./styles/narrow.css";
// Those of the lenses too: a style sheet that failed to come, offline, would never be asked for again.
import "./styles/lens.css";
import "./styles/inline.css";
import "./styles/matrix.css";
import "./styles/arrange.css";
import "./styles/competition.css";
import "./styles/contacts.css";
import "./styles/deciders.css";
import "./styles/expansion.css";
import "./styles/filter.css";
import "./styles/follow.css";
import "./styles/gap.css";
import "./styles/handLens.css";
import "./styles/history.css";
import "./styles/industry.css";
import "./styles/minimap.css";
import "./styles/outline.css";
import "./styles/part.css";
import "./styles/past.css";
import "./styles/plan-calendar.css";
import "./styles/plan-cards.css";
import "./styles/plan-edit.css";
import "./styles/plan-warnings.css";
import "./styles/plan.css";
import "./styles/stakeholders.css";
import "./styles/console.css";
import "./styles/stages.css";
import "./styles/room.css";
import "./styles/votes.css";
import "./styles/checkpoints.css";
import "./styles/compare.css";
import "./styles/compare-picture.css";
import "./styles/screen.css";
import "./styles/screenNews.css";
import "./styles/replay.css";
import "./styles/phone.css";
import { createRoot } from "react-dom/client";
import { setMessages } from "./i18n";
import { BoardPage } from "./shell/BoardPage";
import { type Boot, readBoot, socketUrl } from "./shell/boot";
import { canEditBoard } from "./shell/commands";
import { keepDraft } from "./shell/composer/draft";
import { keepConsole } from "./shell/console";
import { Desk } from "./shell/desk";
import { Fetched } from "./shell/Fetched";
import { firstLens, lensIn } from "./shell/lens";
import { keepCommentDrafts } from "./shell/panel/commentDrafts";
import { People } from "./shell/people";
import { LastVisit } from "./shell/visit/lastVisit";
import { VisitShelf } from "./shell/visit/visitShelf";
import { BoardSession } from "./sync/session";

const boot = readBoot();
setMessages(boot.me.language, boot.messages);

const root = createRoot(document.getElementById("board") as HTMLElement);
// The past has no line to the server, and writes nothing.
if (location.pathname.endsWith("/replay")) root.render(<Fetched load={() => import("./replay/ReplayPage")} />);
else openBoard(boot);

function openBoard(boot: Boot): void {
  const session = new BoardSession({
    boardId: boot.board.id,
    url: socketUrl(boot.board.id),
    me: { person: boot.me.person, canEdit: canEditBoard(boot), passesLocks: boot.can_host },
  });
  const mine = { boardId: boot.board.id, person: boot.me.person };
  const board = {
    boot,
    session,
    people: new People(boot.board.id, [...boot.people, boot.me]),
    desk: new Desk(),
    visit: new LastVisit(session, boot.me.person, new VisitShelf(mine)),
  };
  board.desk.look(lensIn(location.hash) ?? firstLens());
  keepDraft(board.desk, mine);
  keepConsole(board.desk);
  keepCommentDrafts(board.desk, mine);
  board.visit.watchPage();
  session.onPresence(() => board.people.see(session.presence().map(({ person }) => person.id)));
  if (new URLSearchParams(location.search).has("screen"))
    void import("./facilitation/screen/ScreenPage").then(({ ScreenPage }) => root.render(<ScreenPage board={board} />));
  else root.render(<BoardPage board={board} />);
}

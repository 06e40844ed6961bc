"""The people of an installation in SQL. The caller's transaction is the request's."""

from app.people.store.arriving import (
    Stranger,
    find_by_session,
    find_by_ticket,
)
from app.people.store.invites import (
    create_invite,
    invites_for,
    invites_of,
    revoke_invite,
)
from app.people.store.joining import (
    find_door,
    join,
)
from app.people.store.persons import (
    change_person,
    create_person,
    find_owner,
)
from app.people.store.roles import (
    change_role,
    end_acting,
    is_acting,
    let_act,
    let_back,
    lock_room,
    removed_people,
)
from app.people.store.seats import (
    add_seat,
    authors_at,
    change_regions,
    find_seat,
    remove_seat,
    seats_at,
    seats_of,
)
from app.people.store.sessions import (
    SESSION_LIFETIME,
    close_session,
    create_owner_link,
    create_ticket,
    find_caller,
    forget_expired,
    is_owner_link_open,
    open_session,
    owner_link_closed,
    replace_session,
    use_owner_link,
)

__all__ = [
    "SESSION_LIFETIME",
    "Stranger",
    "add_seat",
    "authors_at",
    "change_person",
    "change_regions",
    "change_role",
    "close_session",
    "create_invite",
    "create_owner_link",
    "create_person",
    "create_ticket",
    "end_acting",
    "find_by_session",
    "find_by_ticket",
    "find_caller",
    "find_door",
    "find_owner",
    "find_seat",
    "forget_expired",
    "invites_for",
    "invites_of",
    "is_acting",
    "is_owner_link_open",
    "join",
    "let_act",
    "let_back",
    "lock_room",
    "open_session",
    "owner_link_closed",
    "remove_seat",
    "removed_people",
    "replace_session",
    "revoke_invite",
    "seats_at",
    "seats_of",
    "use_owner_link",
]

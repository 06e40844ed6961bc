"""What facilitators do, one resource a file; each writes the stage, and is logged and replayed with it."""

from fastapi import APIRouter

from app.facilitation.routes import (
    cards,
    checkpoints,
    compare,
    hands,
    locks,
    playbooks,
    restore,
    roles,
    rounds,
    signs,
    spotlight,
    stage,
    teams,
    timer,
    votes,
)

router = APIRouter(tags=["facilitation"])
boards = APIRouter(prefix="/api/boards/{board_id}")
for resource in (
    cards,
    checkpoints,
    compare,
    hands,
    locks,
    playbooks,
    restore,
    roles,
    rounds,
    signs,
    spotlight,
    stage,
    teams,
    timer,
    votes,
):
    boards.include_router(resource.router)
router.include_router(boards)
router.include_router(playbooks.shelves)

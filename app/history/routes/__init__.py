"""The past of a board over REST: for everybody who has a seat at it, and nobody else."""

from fastapi import APIRouter

from app.history.routes import course, film, moments, pieces

router = APIRouter(prefix="/api/boards/{board_id}", tags=["history"])
for part in (film, moments, course, pieces):
    router.include_router(part.router)

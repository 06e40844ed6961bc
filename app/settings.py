"""Everything an administrator can set, from `PUZZLEBOARD_…` environment variables. Described in `docs/settings.md`."""

import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PUZZLEBOARD_"
SECRET_MIN_LENGTH = 16
MEGABYTE = 1024 * 1024
DEFAULT_PORTS = {"http": 80, "https": 443}
HOST_NAME = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")  # others have a spelling in ASCII: xn--…
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - recognised, not chosen


class SettingsProblem(Exception):
    """Something an administrator has to change before the program can run; one sentence or a few."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)  # 0: any free one
    data: Path = Path("data")
    database_url: str = ""
    base_url: str = ""
    secret: SecretStr = SecretStr("")
    language: Literal["en", "es"] = "en"
    demo: bool = True
    trusted_proxies: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    redis_url: str = ""

    # How much may come; the defaults are explained in `app/live/limits.py`. A browser of ours sends frames of up to
    # 255 KB and a text of up to 2,000 characters, so that the one cannot be set lower and the other not higher.
    frame_bytes: int = Field(default=256 * 1024, ge=256 * 1024, le=MEGABYTE)
    frames_per_second: int = Field(default=200, ge=50, le=100_000)
    frames_at_once: int = Field(default=5_000, ge=500, le=1_000_000)
    bytes_per_second: int = Field(default=512 * 1024, ge=64 * 1024, le=1024 * MEGABYTE)
    bytes_at_once: int = Field(default=16 * MEGABYTE, ge=4 * MEGABYTE, le=1024 * MEGABYTE)  # a whole board, opened
    board_edits_per_second: int = Field(default=4_000, ge=100, le=1_000_000)
    board_edits_at_once: int = Field(default=100_000, ge=1_000, le=10_000_000)
    pieces: int = Field(default=10_000, ge=1, le=10_000)  # what boards are measured with
    characters: int = Field(default=2_000, ge=100, le=2_000)
    connections_per_person: int = Field(default=20, ge=1, le=1_000)
    connections_per_address: int = Field(default=400, ge=1, le=1_000_000)
    joins_per_hour: int = Field(default=600, ge=1, le=1_000_000)  # from one address

    @field_validator("base_url")
    @classmethod
    def _check_base_url(cls, url: str) -> str:
        """As browsers name an origin: it is compared with what they send, and stands in headers."""
        if not url:
            return ""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in DEFAULT_PORTS or not HOST_NAME.fullmatch(host):
            raise ValueError("give the address people open, like https://board.example.com")
        if parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None:
            raise ValueError("give only the address, like https://board.example.com, without a path or a name")
        port = "" if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
        return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgres://", "postgresql://", "postgresql+pg8000://")):
            raise ValueError("give sqlite:///… or postgresql://user:password@host/database")
        return url

    @field_validator("secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr) -> SecretStr:
        if secret and len(secret.get_secret_value()) < SECRET_MIN_LENGTH:
            raise ValueError(f"give at least {SECRET_MIN_LENGTH} random characters, or leave it out")
        return secret

    @field_validator("trusted_proxies")
    @classmethod
    def _check_trusted_proxies(cls, proxies: str) -> str:
        for proxy in filter(None, map(str.strip, proxies.split(","))):
            try:
                ip_network(proxy, strict=False)
            except ValueError:
                raise ValueError(f"{proxy} is not an IP address or network; separate several by commas") from None
        return proxies

    @model_validator(mode="after")
    def _refuse_redis(self) -> Self:
        if self.redis_url:
            raise ValueError(f"{PREFIX}REDIS_URL: several nodes are not supported yet. Leave it out and run one node.")
        return self

    @property
    def effective_base_url(self) -> str:
        """The address in links: as set, else the one we listen on."""
        host = "127.0.0.1" if self.host in EVERY_ADDRESS else self.host
        return self.base_url or f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def effective_database_url(self) -> str:
        return self.database_url or f"sqlite:///{self.sqlite_file}"

    @property
    def sqlite_file(self) -> Path:
        """Where the database is unless another one is set."""
        return self.data.absolute() / "puzzleboard.db"


def load() -> Settings:
    """The settings of the environment. Raises SettingsProblem that names every variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsProblem("\n".join(_sentence(dict(problem)) for problem in error.errors())) from None


def make_data_folder(path: Path) -> None:
    """Raises SettingsProblem when the folder cannot be made or written to."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds the secret and the database
        probe = path / f".write-test-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SettingsProblem(
            f"The data folder {path.absolute()} cannot be used: {error.strerror}. "
            f"Set {PREFIX}DATA to a folder that this user may write to."
        ) from None


def _sentence(problem: dict[str, object]) -> str:
    location = problem["loc"]
    message = str(problem["msg"]).removeprefix("Value error, ")
    if not isinstance(location, tuple) or not location:
        return message
    return f"{PREFIX}{str(location[0]).upper()}: {message}."

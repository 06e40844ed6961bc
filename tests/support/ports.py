"""Free ports of this machine."""

import socket


def free_port() -> int:
    """A port nobody listens on now. Kept by the caller over restarts, so that clients find the server again."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port

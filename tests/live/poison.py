"""Log entries that nobody can open a document with."""

GARBAGE = b"no update"
_DEPTH = 100_000


def deadly() -> bytes:
    """An update whose only value is a list in a list in a list …: reading it ends the process with SIGSEGV.

    The gate refuses such values. Only ever written to a log, never applied by a test's own process.
    """
    one_struct_of_client_1 = bytes([1, 1, 1, 0])
    a_value_in_root_x = bytes([8, 1, 1]) + b"x" + bytes([1])
    lists, null, no_deletions = bytes([117, 1]) * _DEPTH, bytes([126]), bytes([0])
    return one_struct_of_client_1 + a_value_in_root_x + lists + null + no_deletions

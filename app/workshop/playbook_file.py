"""Playbooks as files of YAML: what is exported can be imported, and edited by hand in between."""

from app.i18n import _
from app.workshop import plain_yaml
from app.workshop.playbook import Playbook, Script, read_script
from app.workshop.playbook_faults import BadPlaybook, Fault

FORMAT = "puzzleboard-playbook/1"
# Of the file and of the playbook it was: whoever reads it in gives it an id and a version of its own.
HEAD = ("format", "id", "version", "variant")
FILE_BYTES_LIMIT = 200_000


def read_file(file: bytes | str) -> Script:
    """Raises BadPlaybook, whose faults name their lines."""
    _head, script = read_with_head(file)
    return script


def read_with_head(file: bytes | str) -> tuple[dict[str, object], Script]:
    """The script and what stands above it in the file."""
    document = _document(file)
    if not isinstance(document.value, dict):
        raise BadPlaybook.of([Fault((), _("A playbook begins with its name and its stages."), 1)])
    raw = {str(name): value for name, value in document.value.items()}
    head = {name: raw.pop(name) for name in HEAD if name in raw}
    if head.get("format", FORMAT) != FORMAT:
        message = _("This is another format than this version of Puzzleboard reads.")
        raise BadPlaybook.of([Fault(("format",), message, document.line(("format",)))])
    try:
        return head, read_script(raw)
    except BadPlaybook as bad:
        found = [Fault(fault.path, fault.message, document.line(fault.path)) for fault in bad.faults]
        raise BadPlaybook.of(sorted(found, key=lambda fault: fault.line)) from None


def write_file(playbook: Playbook) -> str:
    """Without what is as it would be anyway."""
    kept = playbook.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    written: dict[str, object] = {"format": FORMAT, "id": playbook.id, "version": playbook.version}
    written["variant"] = playbook.variant
    for name in ("name", "before", "after", "stages"):
        if name in kept:
            written[name] = kept[name]
    return plain_yaml.write(written)


def _document(file: bytes | str) -> plain_yaml.Document:
    try:
        data = file.encode() if isinstance(file, str) else file
        if len(data) > FILE_BYTES_LIMIT:
            raise BadPlaybook.of([Fault((), _("This file is too long: 200 KB is the most."))])
        return plain_yaml.read(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeError:
        message = _("This is no text in UTF-8. Save it as plain text in UTF-8, then try again.")
        raise BadPlaybook.of([Fault((), message)]) from None
    except plain_yaml.Unreadable as problem:
        raise BadPlaybook.of([Fault((), problem.message, problem.line)]) from None

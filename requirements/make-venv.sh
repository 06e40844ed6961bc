#!/bin/sh
# Makes .venv with the newest suitable Python of this machine, or says in one sentence what is missing.
set -u

for candidate in python3.13 python3.12 python3.11 python3.14 python3 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done

if [ -z "${python:-}" ]; then
    echo "Puzzleboard needs Python 3.11 or newer, and this machine has none. Install it, then try again." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$python lacks its venv module. On Debian or Ubuntu: sudo apt install python3-venv. Then try again." >&2
    exit 1
fi

# Half an environment would be taken for a whole one the next time.
rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; exit 1; }

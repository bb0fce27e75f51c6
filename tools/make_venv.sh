#!/bin/sh
# Make .venv with a Python that is new enough, or say in one line what is missing.
#   tools/make_venv.sh FOLDER [PYTHON]
set -eu
folder=$1
given=${2:-}

if [ -x "$folder/bin/python" ] && "$folder/bin/python" -c 'import pip' 2>/dev/null; then exit 0; fi

found=
for candidate in ${given:-python3 python3.13 python3.12 python3.11 python}; do
    command -v "$candidate" >/dev/null 2>&1 || continue
    version=$("$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    found="$found $candidate $version"
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
    if ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "gazette_sim: $candidate $version cannot make virtual environments; install its venv module (Debian: apt-get install python3-venv)" >&2
        exit 1
    fi
    exec "$candidate" -m venv --clear "$folder"
done
echo "gazette_sim: Python: found${found:- none}, allowed: 3.11 or newer; name one with PYTHON=/path/to/python3.11" >&2
exit 1

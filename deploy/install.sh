#!/bin/sh
# Installs the desk from an unpacked bundle, without any network: sh install.sh [FOLDER], by itself /opt/onir.
# An installation that is there already is brought to this version; its figures and its database lie elsewhere (ONIR_HOME).
set -eu
folder=${1:-/opt/onir}
cd "$(dirname "$0")"
sha256sum --quiet --check SHA256SUMS || { echo "The bundle is damaged: a file is not as it was made. Copy it once more." >&2; exit 1; }
wanted=$(cut -d- -f1 made-for)
python=${PYTHON:-$wanted}
command -v "$python" >/dev/null || { echo "This bundle is for $wanted, which is not installed here. Install it, or name it: PYTHON=/path/to/$wanted sh install.sh" >&2; exit 1; }
found=$("$python" -c 'import sys, sysconfig; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-{sysconfig.get_platform()}")')
[ "$found" = "$(cat made-for)" ] || { echo "This bundle is for $(cat made-for), and here is $found. Make one with that Python." >&2; exit 1; }
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
offline="--disable-pip-version-check --quiet --no-index"
"$folder/bin/python" -m pip install $offline --require-hashes --only-binary :all: -r wheels.txt
"$folder/bin/python" -m pip install $offline --no-deps --force-reinstall wheels/onir-*.whl
"$folder/bin/python" -c "import onir; print(f\"Öñir {onir.__version__}\")"
echo "Installed in $folder. Next: the unit, the settings and the proxy in deploy/."

#!/bin/sh
# Everything that an office without the internet installs, in one archive: deploy/bundle.sh PYTHON FOLDER
# For the system and the version of the Python it is made with. Beside the archive lies its checksum.
set -eu
cd "$(dirname "$0")/.."
python=$1
out=$2
made_for=$("$python" -c 'import sys, sysconfig; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-{sysconfig.get_platform()}")')
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
name="onir-desk-$version-$made_for"
part="$out/$name"
rm -rf "$part"
mkdir -p "$part/wheels" "$part/deploy"
"$python" -m pip --disable-pip-version-check download --quiet --require-hashes --only-binary :all: --dest "$part/wheels" -r requirements/desk.txt
(cd "$part" && sha256sum wheels/*.whl | sed 's|^\([0-9a-f]*\)  \(.*\)$|./\2 --hash=sha256:\1|' > wheels.txt)
"$python" -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir "$part/wheels" .
cp LICENSE NOTICE deploy/install.sh "$part"
cp deploy/onir-desk.service deploy/desk.env deploy/nginx.conf deploy/Caddyfile deploy/roles.sh "$part/deploy"
echo "$made_for" > "$part/made-for"
(cd "$part" && find . -type f ! -name SHA256SUMS -print | LC_ALL=C sort | xargs -d '\n' sha256sum > SHA256SUMS)
tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n > "$out/$name.tar.gz"
rm -rf "$part"
(cd "$out" && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")

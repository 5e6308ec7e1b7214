# Sourced by the start scripts: the root of the portal, its packages on the PATH, and the folders it writes to.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root" || exit 1
[ -d .venv/bin ] && PATH=$root/.venv/bin:$PATH
data=${LSIP_VAR_DIR:-$root/var}
mkdir -p "$data/broker/messages" "$data/broker/control" "$data/beat" "$data/mail" "$data/media" "$data/static"
export PATH PYTHONUNBUFFERED=1

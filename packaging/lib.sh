# Shared by packaging/run and packaging/test: finds the system, installs what it lacks, fills a
# virtual environment from pinned versions. Everything said goes to stderr; stdout is the app's.
#
# A stamp in the virtual environment holds the text of all that decides its content. While the stamp
# equals that text, a start only reads a few files with bash's own `read`: no process, some 5 ms.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Reads files into one variable without starting a process: read_files NAME FILE...
read_files() {
    local -n text=$1
    local file part
    shift
    text=
    for file in "$@"; do
        part=
        [[ -r $file ]] && IFS= read -r -d '' part <"$file"
        text+="== ${file##*/}"$'\n'$part
    done
    return 0
}

# True when a stamp says that its virtual environment was made from these files here:
# is_current VENV/STAMP FILE...
is_current() {
    local stamp=$1 now made
    shift
    [[ -x ${stamp%/*}/bin/python && -r $stamp ]] || return 1
    read_files now "$@"
    IFS= read -r -d '' made <"$stamp"
    [[ $made == "$root"$'\n'"$now" ]]
}

write_stamp() {
    local stamp=$1 now
    shift
    read_files now "$@"
    printf '%s\n%s' "$root" "$now" >"$stamp"
}

# Runs a command with its words kept in a file; when it fails, says one sentence with the last of
# them: quietly SENTENCE COMMAND...
quietly() {
    local sentence=$1 log
    shift
    log=$(mktemp "${TMPDIR:-/tmp}/planetfm-install.XXXXXX")
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
    else
        say "$sentence; is there a network? Its words are in $log, the last: $(tail -n 1 "$log")"
        return 1
    fi
}

# apt, dnf, or nothing.
package_tool() {
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        echo apt
    elif command -v dnf >/dev/null; then
        echo dnf
    fi
}

is_installed() {
    case $1 in
        apt) [[ $(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null) == installed* ]] ;;
        dnf) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    esac
}

# A newer Debian or Ubuntu calls libglib2.0-0 libglib2.0-0t64; the new package provides the old name.
is_provided() {
    [[ $1 == apt ]] && is_installed apt "$2t64"
}

# PipeWire's desktops would have to give up their own sound for PulseAudio's package.
is_unwelcome() {
    [[ $1 == apt && $2 == pulseaudio ]] && is_installed apt pipewire-audio
}

# Prints which packages of the named lists are missing, one a line.
missing_packages() {
    local tool=$1 list package
    shift
    for list in "$@"; do
        while read -r package; do
            is_installed "$tool" "$package" || is_provided "$tool" "$package" ||
                is_unwelcome "$tool" "$package" || echo "$package"
        done <"$root/packaging/packages/$tool-$list"
    done
}

# Runs a command as root: directly, or through sudo.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi
}

can_be_root() { ((EUID == 0)) || command -v sudo >/dev/null; }

# The update may fail for the sake of some foreign source; whether it was enough, the install shows.
apt_install() {
    local options=(-y -qq --no-install-recommends --no-remove -o Dpkg::Use-Pty=0)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "$@"
}

dnf_install() { as_root dnf install -y -q --setopt=install_weak_deps=False "$@"; }

# Installs what the named lists (run, test) ask for and the system lacks: install_system LIST...
install_system() {
    local tool missing
    tool=$(package_tool)
    if [[ -z $tool ]]; then
        say "This system has neither apt nor dnf: please install libVLC with its plugins," \
            "Python 3.11 or later with venv, and the xcb libraries of Qt 6 by hand."
        return 0
    fi
    mapfile -t missing < <(missing_packages "$tool" "$@")
    ((${#missing[@]})) || return 0
    can_be_root || fail "Planet FM needs these packages, and there is no sudo here to install" \
        "them with $tool: ${missing[*]}."
    say "Planet FM installs these packages with $tool: ${missing[*]}."
    quietly "Installing with $tool failed" "${tool}_install" "${missing[@]}" || exit 1
}

is_good_python() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Prints the first Python that is 3.11 or later and can make virtual environments.
choose_python() {
    local name
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$name" >/dev/null && is_good_python "$name"; then
            echo "$name"
            return 0
        fi
    done
    fail "Planet FM needs Python 3.11 or later with its venv module, and there is none here."
}

# pip without its talk of newer pips, and with what is named alone, for the pins are complete:
# pip_install VENV WHAT...
pip_install() {
    local venv=$1
    shift
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps "$@"
}

# Makes or refreshes a virtual environment: fill_venv VENV WHAT-PIP-INSTALLS...
fill_venv() {
    local venv=$1 python
    shift
    if ! is_good_python "$venv/bin/python"; then
        python=$(choose_python) || exit 1
        rm -rf "$venv"
        quietly "Making $venv failed" "$python" -m venv "$venv" || exit 1
    fi
    say "Planet FM installs its Python packages into $venv."
    quietly "Installing the Python packages failed" pip_install "$venv" "$@" || exit 1
}

# Puts the project itself into a virtual environment, editable, with the pinned build tools.
install_project() {
    quietly "Installing Planet FM into $1 failed" pip_install "$1" \
        --no-build-isolation --editable "$root" || exit 1
}

# clamd, on a socket of its own, set up so that it says of every file that it did not look into all of it.
#
# Its signatures are those that freshclam has fetched, where there are any, and one of ours for the harmless EICAR test
# file, so that the way from upload to verdict can be tried without a network.

CLAMD_SIGNATURES=/var/lib/clamav
clamd_folder="" # in the temp directory: a socket's path is short, and what is unpacked to be looked into goes with it

# The EICAR test string, in the form of clamd's .ndb files.
EICAR_SIGNATURE=Eicar-Test-Signature:0:*:58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e444152442d414e544956495255532d544553542d46494c452124482b482a

# start_clamd LOG
start_clamd() {
    clamd_folder=$(mktemp -d /tmp/redress-clamd.XXXXXX)
    prepare_clamd "$clamd_folder"
    launch clamd "$1" run_clamd
}

run_clamd() {
    exec setsid setpriv --pdeathsig TERM "$(clamd_program)" --config-file "$clamd_folder/clamd.conf"
}

has_clamd() {
    [[ -n $(clamd_program) ]]
}

# Debian puts it where only root's PATH looks.
clamd_program() {
    PATH=$PATH:/usr/sbin command -v clamd
}

# Reading all signatures of the world takes it a minute.
clamd_answers() {
    [[ -S $clamd_folder/clamd.sock ]]
}

clamd_url() {
    echo "unix://$clamd_folder/clamd.sock"
}

has_real_signatures() {
    compgen -G "$CLAMD_SIGNATURES/*.c[vl]d" >/dev/null
}

prepare_clamd() {
    mkdir -p "$1/signatures" "$1/tmp"
    echo "$EICAR_SIGNATURE" >"$1/signatures/local.ndb"
    ! has_real_signatures || ln -s "$CLAMD_SIGNATURES"/*.c[vl]d "$1/signatures/"
    write_clamd_configuration "$1" >"$1/clamd.conf"
}

# The limits lie above the largest file (40 MB), or clamd would call clean what it did not read.
write_clamd_configuration() {
    cat <<CONF
Foreground yes
LocalSocket $1/clamd.sock
LocalSocketMode 600
DatabaseDirectory $1/signatures
TemporaryDirectory $1/tmp
StreamMaxLength 48M
MaxFileSize 48M
MaxScanSize 400M
MaxScanTime 60000
CommandReadTimeout 120
AlertExceedsMax yes
AlertEncrypted yes
LogTime yes
CONF
}

stop_clamd() {
    [[ -z ${child_pid[clamd]:-} ]] || stop_children TERM KILL 10 clamd
    remove_clamd_folder
}

remove_clamd_folder() {
    [[ -z $clamd_folder ]] || rm -rf "$clamd_folder"
}

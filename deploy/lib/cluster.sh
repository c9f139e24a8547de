# A private PostgreSQL cluster: one folder, one Unix socket, no port.
#
# PostgreSQL refuses to run as root, so root hands the cluster to the user `postgres`. The superuser is for upkeep and
# can only be the system user that the cluster runs as (peer); everybody else needs a password (scram-sha-256).

cluster_home=""   # holds data/ and, when its path is short enough, socket/
cluster_user=""   # the system user that PostgreSQL runs as
cluster_socket="" # the folder of the socket

# libpq and PostgreSQL keep the socket's whole path in sockaddr_un.sun_path: 107 bytes and a terminating zero.
LONGEST_SOCKET_PATH=107
SOCKET_NAME=.s.PGSQL.5432

# use_cluster FOLDER: names the cluster and makes its folder.
use_cluster() {
    cluster_home=$1
    cluster_user=$(cluster_owner)
    make_cluster_folder "$cluster_home"
    require_reach "$cluster_home"
    choose_socket_folder
}

# A cluster that exists goes on as whom it was made by.
cluster_owner() {
    if [[ -e $cluster_home/data ]]; then
        stat --format %U "$cluster_home/data"
    elif [[ $(id -u) == 0 ]]; then
        echo postgres
    else
        id -un
    fi
}

make_cluster_folder() {
    if [[ $(id -u) == 0 ]]; then
        install -d -m 700 -o "$cluster_user" "$1"
    else
        install -d -m 700 "$1"
    fi
}

# Names the folder that is in the way; "permission denied" from initdb would not.
require_reach() {
    local folder="" part
    while IFS= read -r -d / part; do
        folder+="$part/"
        as_cluster_user test -x "$folder" || fail "The database's user ($cluster_user) must be able to reach $1," \
            "and ${folder%/} is closed to it ($(stat --format '%A %U:%G' "$folder"))." \
            "Choose another REDRESS_HOME, or: chmod o+x ${folder%/}"
    done <<<"$1/"
}

choose_socket_folder() {
    cluster_socket=$cluster_home/socket
    is_usable_socket_folder "$cluster_socket" || cluster_socket=$(mktemp -d /tmp/redress.XXXXXX)
    make_cluster_folder "$cluster_socket"
}

# A comma separates hosts for libpq, wherever it stands.
is_usable_socket_folder() {
    local LC_ALL=C path=$1/$SOCKET_NAME # LC_ALL=C: the length in bytes
    [[ $path != *,* ]] && ((${#path} <= LONGEST_SOCKET_PATH))
}

remove_socket_folder() {
    [[ -z $cluster_socket ]] || rm -rf "$cluster_socket"
}

# create_cluster INITDB-OPTION...: does nothing when the cluster exists.
create_cluster() {
    [[ ! -e $cluster_home/data ]] || return 0
    local new=$cluster_home/data.new # renamed when it is whole: an interrupted initdb leaves no half a cluster
    as_cluster_user rm -rf "$new" &&
        as_cluster_user "$(postgres_program initdb)" --pgdata "$new" --username postgres --encoding UTF8 \
            --locale C.UTF-8 --auth-host scram-sha-256 --auth-local peer --data-checksums "$@" &&
        write_access_rules "$new" &&
        as_cluster_user mv "$new" "$cluster_home/data"
}

write_access_rules() {
    as_cluster_user tee "$1/pg_hba.conf" >/dev/null <<-RULES
		local all         postgres peer map=upkeep
		local replication postgres peer map=upkeep
		local all         all      scram-sha-256
	RULES
    as_cluster_user tee "$1/pg_ident.conf" >/dev/null <<<"upkeep \"$cluster_user\" postgres"
}

# serve_cluster SETTING...: becomes the server. Started in the background, in a session of its own: Ctrl-C reaches the
# whole foreground group, and the database has to outlive the programs that still write to it. When the shell is
# killed the server shuts down by itself (SIGINT: fast).
serve_cluster() {
    local settings=() setting
    for setting in "$@"; do settings+=(-c "$setting"); done
    exec_as_cluster_user setsid setpriv --pdeathsig INT "$(postgres_program postgres)" -D "$cluster_home/data" \
        -c listen_addresses= -c "unix_socket_directories=\"$cluster_socket\"" -c cluster_name=redress "${settings[@]}"
}

# A shell that was killed may have left its server behind, for the moment that a fast shutdown takes.
stop_forgotten_cluster() {
    as_cluster_user "$(postgres_program pg_ctl)" status -D "$cluster_home/data" >/dev/null 2>&1 || return 0
    say "stopping a database that was left running"
    as_cluster_user "$(postgres_program pg_ctl)" stop -D "$cluster_home/data" -m fast -t 60 >/dev/null
}

cluster_answers() {
    "$(postgres_program pg_isready)" --quiet --host "$cluster_socket"
}

# as_superuser: runs psql commands from standard input.
as_superuser() {
    as_cluster_user "$(postgres_program psql)" --no-psqlrc --quiet --set ON_ERROR_STOP=1 --host "$cluster_socket" \
        --username postgres --dbname postgres >/dev/null
}

# create_owner PASSWORD: the role that owns the database `redress`. Not a superuser; CREATEROLE, because migrations make
# the roles of the processes; CREATEDB, because a rehearsal plays in a database of its own. The password is set at every start, so a lost one heals.
create_owner() {
    as_superuser <<-SQL
		SELECT 'CREATE ROLE redress LOGIN CREATEROLE'
		 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'redress') \gexec
		ALTER ROLE redress CREATEDB PASSWORD '$1';
		SELECT 'CREATE DATABASE redress OWNER redress'
		 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'redress') \gexec
	SQL
}

# cluster_url USER[:PASSWORD] DATABASE: the socket's folder stands in the host's place, percent-encoded.
cluster_url() {
    echo "postgresql://$1@$(percent_encoded "$cluster_socket")/$2"
}

percent_encoded() {
    local LC_ALL=C text=$1 index character code
    for ((index = 0; index < ${#text}; index++)); do
        character=${text:index:1}
        case $character in
            [A-Za-z0-9._~-]) printf %s "$character" ;;
            *) printf -v code %d "'$character" && printf %%%02X $((code & 255)) ;;
        esac
    done
}

# A cluster needs the programs of the major version that made it.
postgres_program() {
    local version
    version=$(as_cluster_user cat "$cluster_home/data/PG_VERSION" 2>/dev/null) || version=$(newest_postgres)
    if [[ -x /usr/lib/postgresql/$version/bin/$1 ]]; then
        echo "/usr/lib/postgresql/$version/bin/$1"
    else
        command -v "$1" || fail "PostgreSQL's program '$1' is not installed."
    fi
}

newest_postgres() {
    find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort --version-sort | tail -n 1
}

as_cluster_user() {
    (exec_as_cluster_user "$@")
}

exec_as_cluster_user() {
    cd / # the current folder may be closed to that user
    if [[ $(id -un) == "$cluster_user" ]]; then
        exec "$@"
    fi
    exec setpriv --reuid "$cluster_user" --regid "$(id -g "$cluster_user")" --init-groups "$@"
}

# A PostgreSQL cluster that lives as long as the command that starts it.
#
# In the temp directory: its socket's path is short, and PostgreSQL's user reaches it wherever the repository stands.
# Only the owner of the folder reaches the socket, so it asks nobody for a password. Losing it in a power cut loses
# nothing: fsync is off here, and nowhere else.

throwaway=""

start_throwaway_cluster() {
    local log=$1
    throwaway=$(mktemp -d /tmp/redress-test.XXXXXX)
    chmod 711 "$throwaway"
    use_cluster "$throwaway/postgres"
    create_cluster --no-sync >"$log" 2>&1 || fail_with_log "The database could not be created" "$log"
    as_cluster_user tee "$cluster_home/data/pg_hba.conf" >/dev/null <<<"local all all trust"
    launch postgres "$log" serve_cluster fsync=off max_connections=300 timezone=UTC
    until cluster_answers; do
        is_running postgres || fail_with_log "The database did not start" "$log"
        pause 0.1
    done
}

remove_throwaway_cluster() {
    [[ -n $throwaway ]] || return 0
    [[ -z ${child_pid[postgres]:-} ]] || stop_children INT QUIT 30 postgres
    [[ ! -e $cluster_home/data ]] || stop_forgotten_cluster # a test may have restarted it
    rm -rf "$throwaway"
}

# pgbouncer in transaction mode in front of the throwaway cluster, on a socket of its own. It asks nobody for a password:
# only the cluster's user and root reach its folder.

pooler_folder=""

# start_pooler FOLDER LOG
start_pooler() {
    pooler_folder=$1
    local log=$2
    make_cluster_folder "$pooler_folder"
    write_pooler_configuration | as_cluster_user tee "$pooler_folder/pgbouncer.ini" >/dev/null
    launch pooler "$log" exec_as_cluster_user setsid setpriv --pdeathsig INT "$(command -v pgbouncer)" "$pooler_folder/pgbouncer.ini"
    until [[ -S $pooler_folder/.s.PGSQL.6432 ]]; do
        is_running pooler || fail_with_log "The pooler did not start" "$log"
        pause 0.1
    done
}

write_pooler_configuration() {
    cat <<INI
[databases]
* = host=$cluster_socket port=5432 user=postgres
[pgbouncer]
pool_mode = transaction
auth_type = any
listen_addr =
listen_port = 6432
unix_socket_dir = $pooler_folder
unix_socket_mode = 0700
max_client_conn = 1000
default_pool_size = 20
server_idle_timeout = 5
log_connections = 0
log_disconnections = 0
INI
}

stop_pooler() {
    [[ -z ${child_pid[pooler]:-} ]] || stop_children INT KILL 10 pooler
}

# pooler_url DATABASE
pooler_url() {
    echo "postgresql:///$1?host=$pooler_folder&port=6432&user=postgres"
}

/*
 * The floor beside the queue: a bare loop over libpq, a thread a connection, prepared statements, binary parameters.
 * What a mode reaches here is what PostgreSQL gives on this machine; what our worker reaches above it is its own doing.
 *
 *   cc -O2 -o bare bare.c $(pkg-config --cflags --libs libpq) -lpthread
 *   DATABASE_URL=postgresql:///redress ./bare ring --connections 4 --batch 100 --jobs 50000 --queue bench \
 *       --sweep-sql sweep.sql --claim-sql claim.sql --finish-sql finish.sql
 *
 * Prints one line of JSON. Exit 1 on any error, 130 when interrupted.
 */
#include <endian.h>
#include <errno.h>
#include <getopt.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Types by their fixed numbers in pg_type. */
enum { INT8 = 20, INT2 = 21, INT4 = 23, TEXT = 25, DATE = 1082, TIMESTAMPTZ = 1184, UUID = 2950, JSONB = 3802 };
enum { MOST_CONNECTIONS = 256, MOST_PARAMETERS = 10 };

typedef struct {
    const char *mode, *queue, *args;
    int connections, batch;
    int64_t jobs;
    bool counts_jobs; /* --jobs was given, so any other number is an error. */
    char *sweep_sql, *claim_sql, *finish_sql;
} Options;

static Options options = {.queue = "bench", .args = "{\"number\": 1}", .connections = 4, .batch = 0, .jobs = 50000};
static atomic_bool stopping, failed;
static atomic_int_fast64_t next_id = 1; /* Ids given out to the inserting modes. */

/* ---- Errors and time ---- */

/* One line, though libpq's messages end theirs themselves. */
static void complain(const char *format, ...) {
    char text[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text[strcspn(text, "\n")] = 0;
    fprintf(stderr, "bare: %s\n", text);
    failed = stopping = true;
}

static void *allocate(void *old, size_t size) {
    void *memory = realloc(old, size);
    if (!memory) abort();
    return memory;
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void on_signal(int number) {
    (void)number;
    stopping = true;
}

/* ---- Binary values ---- */

typedef struct {
    char *bytes;
    size_t length, capacity;
} Buffer;

static void put(Buffer *buffer, const void *bytes, size_t length) {
    if (buffer->length + length > buffer->capacity) {
        buffer->capacity = (buffer->length + length) * 2;
        buffer->bytes = allocate(buffer->bytes, buffer->capacity);
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
}

static void put16(Buffer *buffer, int16_t value) { value = htobe16(value), put(buffer, &value, 2); }
static void put32(Buffer *buffer, int32_t value) { value = htobe32(value), put(buffer, &value, 4); }
static void put64(Buffer *buffer, int64_t value) { value = htobe64(value), put(buffer, &value, 8); }

/* A value in an array or in a COPY row is its length and its bytes; NULL is the length -1. */
static void put_null(Buffer *buffer) { put32(buffer, -1); }
static void put_int16(Buffer *buffer, int16_t value) { put32(buffer, 2), put16(buffer, value); }
static void put_int32(Buffer *buffer, int32_t value) { put32(buffer, 4), put32(buffer, value); }
static void put_int64(Buffer *buffer, int64_t value) { put32(buffer, 8), put64(buffer, value); }
static void put_false(Buffer *buffer) { put32(buffer, 1), put(buffer, "", 1); }
static void put_text(Buffer *buffer, const char *text) { put32(buffer, strlen(text)), put(buffer, text, strlen(text)); }
static void put_jsonb(Buffer *buffer, const char *text) {
    put32(buffer, strlen(text) + 1), put(buffer, "\1", 1), put(buffer, text, strlen(text));
}

static void begin_array(Buffer *buffer, Oid type, int count, bool has_nulls) {
    buffer->length = 0;
    put32(buffer, 1), put32(buffer, has_nulls), put32(buffer, type), put32(buffer, count), put32(buffer, 1);
}

static int16_t int16_at(PGresult *result, int row, int column) {
    int16_t value;
    memcpy(&value, PQgetvalue(result, row, column), 2);
    return be16toh(value);
}

static int64_t int64_at(PGresult *result, int row, int column) {
    int64_t value;
    memcpy(&value, PQgetvalue(result, row, column), 8);
    return be64toh(value);
}

/* ---- Statements ---- */

/* The result, or NULL after saying what went wrong. The caller clears it. */
static PGresult *checked(PGconn *connection, PGresult *result, ExecStatusType expected) {
    if (PQresultStatus(result) == expected) return result;
    complain("%s", PQerrorMessage(connection));
    PQclear(result);
    return NULL;
}

static bool run(PGconn *connection, const char *sql) {
    PGresult *result = PQexec(connection, sql);
    if (PQresultStatus(result) == PGRES_TUPLES_OK) return PQclear(result), true;
    result = checked(connection, result, PGRES_COMMAND_OK);
    PQclear(result);
    return result != NULL;
}

static bool prepare(PGconn *connection, const char *name, const char *sql, int count, const Oid *types) {
    PGresult *result = checked(connection, PQprepare(connection, name, sql, count, types), PGRES_COMMAND_OK);
    PQclear(result);
    return result != NULL;
}

/* Parameters and results in binary. */
static PGresult *execute(
    PGconn *connection, const char *name, int count, const Buffer *parameters, ExecStatusType expected) {
    const char *values[MOST_PARAMETERS] = {0};
    int lengths[MOST_PARAMETERS] = {0}, formats[MOST_PARAMETERS] = {0};
    for (int i = 0; i < count; i++) {
        values[i] = parameters[i].bytes;
        lengths[i] = parameters[i].length;
        formats[i] = 1;
    }
    return checked(connection, PQexecPrepared(connection, name, count, values, lengths, formats, 1), expected);
}

static void ignore_notice(void *context, const char *text) {
    (void)context, (void)text;
}

static PGconn *connect_database(void) {
    PGconn *connection = PQconnectdb(getenv("DATABASE_URL"));
    if (PQstatus(connection) != CONNECTION_OK) complain("%s", PQerrorMessage(connection));
    PQsetNoticeProcessor(connection, ignore_notice, NULL);
    return connection;
}

/* ---- A thread and its mode ---- */

typedef struct {
    int16_t segment, priority, age;
    char lane[256];
    int64_t after;
} Place;

typedef struct {
    PGconn *connection;
    Buffer parameters[MOST_PARAMETERS];
    int64_t share; /* Jobs this thread has to do, where they are divided beforehand. */
    int64_t jobs, batches;
    int64_t worker;
    double last_beat;
    Place *places;
    int place_count;
} Thread;

/* Each answers false after an error; step does one batch and answers its jobs: 0 is the end, -1 an error. */
typedef struct {
    const char *name;
    int default_batch;
    bool (*fill)(PGconn *);
    bool (*open)(Thread *);
    int64_t (*step)(Thread *);
    bool (*close)(const Thread *, PGconn *);
    bool (*empty)(PGconn *);
} Mode;

/* ---- ring: our tables and our worker's statements, without our worker ---- */

static const char beat_sql[] =
    "WITH moment AS (SELECT now() AS beaten_at, (extract(epoch FROM now())::bigint / 3600) % 2 AS parity), "
    "even AS (INSERT INTO queue.beat_0 SELECT $1, beaten_at FROM moment WHERE parity = 0) "
    "INSERT INTO queue.beat_1 SELECT $1, beaten_at FROM moment WHERE parity = 1";

/* A scheduler that runs beside a long drain would otherwise take us for dead after ten seconds. */
static bool beat(Thread *thread) {
    if (seconds_now() - thread->last_beat < 2) return true;
    thread->last_beat = seconds_now();
    thread->parameters[0].length = 0;
    put64(&thread->parameters[0], thread->worker);
    PGresult *result = execute(thread->connection, "beat", 1, thread->parameters, PGRES_COMMAND_OK);
    PQclear(result);
    return result != NULL;
}

static bool register_worker(Thread *thread) {
    PGresult *result = checked(
        thread->connection,
        PQexecParams(
            thread->connection,
            "INSERT INTO queue.worker (role, name, holds_lock) VALUES ('worker', 'bare', false) RETURNING id",
            0, NULL, NULL, NULL, NULL, 1),
        PGRES_TUPLES_OK);
    if (result) thread->worker = int64_at(result, 0, 0);
    PQclear(result);
    return result != NULL;
}

static bool ring_open(Thread *thread) {
    static const Oid claim[] = {INT2, TEXT, INT2, INT8, INT4, INT8};
    static const Oid beat_types[] = {INT8};
    if (!options.sweep_sql || !options.claim_sql || !options.finish_sql)
        return complain("ring needs --sweep-sql, --claim-sql and --finish-sql"), false;
    return prepare(thread->connection, "sweep", options.sweep_sql, 0, NULL)
        && prepare(thread->connection, "claim", options.claim_sql, 6, claim)
        && prepare(thread->connection, "finish", options.finish_sql, 0, NULL)
        && prepare(thread->connection, "beat", beat_sql, 1, beat_types)
        && register_worker(thread) && beat(thread);
}

static bool is_ours(const char *lane) {
    size_t length = strlen(options.queue);
    return strncmp(lane, options.queue, length) == 0 && (lane[length] == 0 || lane[length] == '/');
}

static void add_place(Thread *thread, PGresult *result, int row) {
    if (!is_ours(PQgetvalue(result, row, 2))) return;
    Place *place = &thread->places[thread->place_count++];
    place->segment = int16_at(result, row, 0);
    place->age = int16_at(result, row, 1);
    snprintf(place->lane, sizeof place->lane, "%s", PQgetvalue(result, row, 2));
    place->priority = int16_at(result, row, 3);
    place->after = int64_at(result, row, 4) - 1;
}

static bool sweep(Thread *thread) {
    PGresult *result = execute(thread->connection, "sweep", 0, NULL, PGRES_TUPLES_OK);
    if (!result) return false;
    thread->places = allocate(thread->places, (PQntuples(result) + 1) * sizeof(Place));
    thread->place_count = 0;
    for (int row = 0; row < PQntuples(result); row++) add_place(thread, result, row);
    PQclear(result);
    return true;
}

/* The most urgent, then the oldest. */
static Place *next_place(Thread *thread) {
    Place *best = NULL;
    for (Place *place = thread->places; place < thread->places + thread->place_count; place++)
        if (!best || place->priority < best->priority || (place->priority == best->priority && place->age > best->age))
            best = place;
    return best;
}

static PGresult *claim(Thread *thread, const Place *place) {
    Buffer *parameters = thread->parameters;
    for (int i = 0; i < 6; i++) parameters[i].length = 0;
    put16(&parameters[0], place->segment);
    put(&parameters[1], place->lane, strlen(place->lane));
    put16(&parameters[2], place->priority);
    put64(&parameters[3], place->after);
    put32(&parameters[4], options.batch);
    put64(&parameters[5], thread->worker);
    return execute(thread->connection, "claim", 6, parameters, PGRES_TUPLES_OK);
}

/* The cursor: behind what was claimed, and away from a place that brought less than was asked for. */
static void move_on(Thread *thread, Place *place, PGresult *claimed) {
    int count = PQntuples(claimed);
    if (count < options.batch)
        *place = thread->places[--thread->place_count];
    else
        place->after = int64_at(claimed, count - 1, 0);
}

/* Every claimed job must come back as finished: a fence that does not hold is an error here. */
static bool finish(Thread *thread, PGresult *claimed) {
    Buffer *parameters = thread->parameters;
    int count = PQntuples(claimed);
    begin_array(&parameters[0], INT8, count, false);
    begin_array(&parameters[1], INT8, count, false);
    begin_array(&parameters[2], TEXT, count, true);
    for (int row = 0; row < count; row++) {
        put_int64(&parameters[0], int64_at(claimed, row, 0));
        put_int64(&parameters[1], int64_at(claimed, row, 1));
        put_null(&parameters[2]);
    }
    PGresult *result = execute(thread->connection, "finish", 3, parameters, PGRES_TUPLES_OK);
    bool is_complete = result && PQntuples(result) == count;
    if (result && !is_complete) complain("finished %d of %d claimed jobs", PQntuples(result), count);
    PQclear(result);
    return is_complete;
}

/* Rows that another thread is just claiming are still seen by the sweep: then it looks again, until they are gone. */
static int64_t ring_step(Thread *thread) {
    while (!stopping) {
        if (!beat(thread)) return -1;
        if (thread->place_count == 0 && !sweep(thread)) return -1;
        Place *place = next_place(thread);
        if (!place) return 0;
        PGresult *claimed = claim(thread, place);
        if (!claimed) return -1;
        move_on(thread, place, claimed);
        int64_t count = PQntuples(claimed);
        bool is_good = count == 0 || finish(thread, claimed);
        PQclear(claimed);
        if (!is_good) return -1;
        if (count > 0) return count;
    }
    return 0;
}

/* After an error leases may be left: they go back into the ring, so that the next run finds every job. Not over the
   thread's own connection, which may be what broke. */
static bool ring_close(const Thread *thread, PGconn *connection) {
    char sql[512];
    snprintf(
        sql, sizeof sql,
        "SELECT queue.release(ids, fences) FROM (SELECT array_agg(job_id) AS ids, array_agg(fence) AS fences "
        "FROM queue.lease WHERE worker_id = %1$lld) AS held WHERE ids IS NOT NULL; "
        "DELETE FROM queue.worker WHERE id = %1$lld",
        (long long)thread->worker);
    return thread->worker == 0 || run(connection, sql);
}

/* ---- plain: the plainest correct queue, a DELETE a batch in one narrow table ---- */

static bool plain_fill(PGconn *connection) {
    char sql[512];
    char *args = PQescapeLiteral(connection, options.args, strlen(options.args));
    snprintf(
        sql, sizeof sql,
        "INSERT INTO bench_plain SELECT number, 'bench', %s FROM generate_series(1, %lld) AS number",
        args, (long long)options.jobs);
    PQfreemem(args);
    return run(connection, "DROP TABLE IF EXISTS bench_plain")
        && run(connection, "CREATE TABLE bench_plain (id bigint PRIMARY KEY, kind text NOT NULL, args jsonb NOT NULL)")
        && run(connection, sql) && run(connection, "ANALYZE bench_plain");
}

/* = ANY (ARRAY(…)), not IN (…): the planner may join an IN the other way round and run its LIMIT more than once. */
static bool plain_open(Thread *thread) {
    static const Oid types[] = {INT8};
    return run(thread->connection, "SET enable_seqscan = off")
        && prepare(
            thread->connection, "take",
            "DELETE FROM bench_plain WHERE id = ANY (ARRAY("
            "SELECT id FROM bench_plain ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING id, kind, args",
            1, types);
}

/* The transaction is open while the jobs would be worked: a crash gives them back. What is locked is another's. */
static int64_t plain_step(Thread *thread) {
    Buffer *limit = &thread->parameters[0];
    limit->length = 0;
    put64(limit, options.batch);
    if (!run(thread->connection, "BEGIN")) return -1;
    PGresult *result = execute(thread->connection, "take", 1, limit, PGRES_TUPLES_OK);
    if (!result) return -1;
    int64_t count = PQntuples(result);
    PQclear(result);
    if (count > options.batch) return complain("took %lld jobs at once", (long long)count), -1;
    return run(thread->connection, "COMMIT") ? count : -1;
}

static bool plain_empty(PGconn *connection) { return run(connection, "DROP TABLE IF EXISTS bench_plain"); }

/* ---- insert-unnest and insert-copy: the two rows that an enqueued job is ---- */

/* Copies of our tables, so that columns and keys cannot drift apart; a partitioned parent becomes a plain table. */
static bool insert_fill(PGconn *connection) {
    return run(connection, "DROP TABLE IF EXISTS bench_job, bench_ready")
        && run(connection, "CREATE TABLE bench_job (LIKE queue.job INCLUDING ALL)")
        && run(connection, "CREATE TABLE bench_ready (LIKE queue.ready_0 INCLUDING ALL)");
}

static bool insert_empty(PGconn *connection) { return run(connection, "DROP TABLE IF EXISTS bench_job, bench_ready"); }

static int64_t next_batch(Thread *thread, int64_t *first) {
    int64_t left = thread->share - thread->jobs;
    int64_t count = left < options.batch ? left : options.batch;
    *first = atomic_fetch_add(&next_id, count);
    return count;
}

/* Days since 2000, in UTC. */
static int32_t today(void) { return time(NULL) / 86400 - 10957; }

static bool unnest_open(Thread *thread) {
    /* bigint[], text[], jsonb[], text[], text[], smallint[], uuid[], smallint[], timestamptz[] */
    static const Oid types[] = {1016, 1009, 3807, 1009, 1009, 1005, 2951, 1005, 1185, DATE};
    return prepare(
        thread->connection, "insert",
        "WITH input AS ("
        "SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "AS input (id, kind, args, queue, provider, priority, subject, max_attempts, expires_at)"
        "), payload AS ("
        "INSERT INTO bench_job "
        "(id, day, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at, expires_at) "
        "SELECT id, $10, kind, args, queue, provider, priority, subject, max_attempts, clock_timestamp(), expires_at "
        "FROM input"
        ") INSERT INTO bench_ready (lane, priority, id, day, attempt, rescues, has_key) "
        "SELECT queue, priority, id, $10, 0, 0, false FROM input",
        10, types);
}

static void begin_columns(Buffer *columns, int count) {
    static const Oid types[] = {INT8, TEXT, JSONB, TEXT, TEXT, INT2, UUID, INT2, TIMESTAMPTZ};
    static const bool has_nulls[] = {false, false, false, false, true, false, true, false, true};
    for (int i = 0; i < 9; i++) begin_array(&columns[i], types[i], count, has_nulls[i]);
    columns[9].length = 0;
    put32(&columns[9], today());
}

static void put_columns(Buffer *columns, int64_t id) {
    put_int64(&columns[0], id);
    put_text(&columns[1], "bench");
    put_jsonb(&columns[2], options.args);
    put_text(&columns[3], options.queue);
    put_null(&columns[4]);
    put_int16(&columns[5], 100);
    put_null(&columns[6]);
    put_int16(&columns[7], 5);
    put_null(&columns[8]);
}

static bool has_inserted(const char *rows, int64_t count) {
    if (atoll(rows) == count) return true;
    return complain("inserted %s of %lld rows", rows, (long long)count), false;
}

static int64_t unnest_step(Thread *thread) {
    int64_t first, count = next_batch(thread, &first);
    if (count == 0) return 0;
    begin_columns(thread->parameters, count);
    for (int64_t id = first; id < first + count; id++) put_columns(thread->parameters, id);
    PGresult *result = execute(thread->connection, "insert", 10, thread->parameters, PGRES_COMMAND_OK);
    if (!result) return -1;
    bool is_good = has_inserted(PQcmdTuples(result), count);
    PQclear(result);
    return is_good ? count : -1;
}

static void put_job_row(Buffer *buffer, int64_t id) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    put16(buffer, 11);
    put_int64(buffer, id);
    put_int32(buffer, today());
    put_text(buffer, "bench");
    put_jsonb(buffer, options.args);
    put_text(buffer, options.queue);
    put_null(buffer);
    put_int16(buffer, 100);
    put_null(buffer);
    put_int16(buffer, 5);
    put_int64(buffer, (now.tv_sec - 946684800LL) * 1000000 + now.tv_nsec / 1000);
    put_null(buffer);
}

static void put_ready_row(Buffer *buffer, int64_t id) {
    put16(buffer, 7);
    put_text(buffer, options.queue);
    put_int16(buffer, 100);
    put_int64(buffer, id);
    put_int32(buffer, today());
    put_int16(buffer, 0);
    put_int16(buffer, 0);
    put_false(buffer);
}

static bool send_copy(PGconn *connection, const Buffer *buffer) {
    if (PQputCopyData(connection, buffer->bytes, buffer->length) == 1 && PQputCopyEnd(connection, NULL) == 1)
        return true;
    return complain("%s", PQerrorMessage(connection)), false;
}

/* COPY's own answer, and the NULL behind it. */
static bool end_copy(PGconn *connection, int64_t count) {
    PGresult *result = checked(connection, PQgetResult(connection), PGRES_COMMAND_OK);
    if (!result) return false;
    bool is_good = has_inserted(PQcmdTuples(result), count);
    PQclear(result);
    while ((result = PQgetResult(connection))) PQclear(result);
    return is_good;
}

static bool copy(Thread *thread, const char *sql, void (*put_row)(Buffer *, int64_t), int64_t first, int64_t count) {
    static const char header[19] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";
    Buffer *buffer = &thread->parameters[0];
    buffer->length = 0;
    put(buffer, header, 19);
    for (int64_t id = first; id < first + count; id++) put_row(buffer, id);
    put16(buffer, -1);
    PGresult *result = checked(thread->connection, PQexec(thread->connection, sql), PGRES_COPY_IN);
    PQclear(result);
    return result && send_copy(thread->connection, buffer) && end_copy(thread->connection, count);
}

static int64_t copy_step(Thread *thread) {
    int64_t first, count = next_batch(thread, &first);
    if (count == 0) return 0;
    bool is_good = run(thread->connection, "BEGIN")
        && copy(thread, "COPY bench_job FROM STDIN (FORMAT binary)", put_job_row, first, count)
        && copy(thread, "COPY bench_ready FROM STDIN (FORMAT binary)", put_ready_row, first, count)
        && run(thread->connection, "COMMIT");
    return is_good ? count : -1;
}

/* ---- round-trips: nothing but the way there and back ---- */

static bool round_trips_open(Thread *thread) { return prepare(thread->connection, "one", "SELECT 1", 0, NULL); }

static int64_t round_trips_step(Thread *thread) {
    if (thread->jobs == thread->share) return 0;
    PGresult *result = execute(thread->connection, "one", 0, NULL, PGRES_TUPLES_OK);
    if (!result) return -1;
    PQclear(result);
    return 1;
}

static const Mode modes[] = {
    {"ring", 100, NULL, ring_open, ring_step, ring_close, NULL},
    {"plain", 100, plain_fill, plain_open, plain_step, NULL, plain_empty},
    {"insert-unnest", 1000, insert_fill, unnest_open, unnest_step, NULL, insert_empty},
    {"insert-copy", 1000, insert_fill, NULL, copy_step, NULL, insert_empty},
    {"round-trips", 1, NULL, round_trips_open, round_trips_step, NULL, NULL},
};
static const Mode *mode;

/* ---- Running ---- */

static pthread_barrier_t start_line;

static void *run_thread(void *argument) {
    Thread *thread = argument;
    pthread_barrier_wait(&start_line);
    while (!stopping) {
        int64_t jobs = mode->step(thread);
        if (jobs <= 0) break;
        thread->jobs += jobs;
        thread->batches++;
    }
    return NULL;
}

static bool open_thread(Thread *thread, int number) {
    thread->share = options.jobs / options.connections + (number < options.jobs % options.connections);
    thread->connection = connect_database();
    return !failed && (!mode->open || mode->open(thread));
}

static void close_thread(Thread *thread, PGconn *connection) {
    PQfinish(thread->connection);
    if (mode->close) mode->close(thread, connection);
    for (int i = 0; i < MOST_PARAMETERS; i++) free(thread->parameters[i].bytes);
    free(thread->places);
}

typedef struct {
    int64_t jobs, batches;
    double seconds, cpu;
} Measurement;

/* Connecting and preparing are over when the clock starts. */
static Measurement measure(Thread *threads) {
    pthread_t handles[MOST_CONNECTIONS];
    Measurement measured = {0};
    pthread_barrier_init(&start_line, NULL, options.connections + 1);
    for (int i = 0; i < options.connections; i++)
        if (pthread_create(&handles[i], NULL, run_thread, &threads[i])) abort();
    double cpu = cpu_seconds(), start = seconds_now();
    pthread_barrier_wait(&start_line);
    for (int i = 0; i < options.connections; i++) {
        pthread_join(handles[i], NULL);
        measured.jobs += threads[i].jobs;
        measured.batches += threads[i].batches;
    }
    measured.seconds = seconds_now() - start;
    measured.cpu = cpu_seconds() - cpu;
    return measured;
}

static Measurement open_and_measure(PGconn *connection) {
    Thread *threads = calloc(options.connections, sizeof *threads);
    Measurement measured = {0};
    bool is_open = threads != NULL;
    int opened = 0;
    while (is_open && !stopping && opened < options.connections)
        is_open = open_thread(&threads[opened], opened), opened++;
    if (is_open && !stopping) measured = measure(threads);
    while (opened > 0) close_thread(&threads[--opened], connection);
    free(threads);
    return measured;
}

static void check_count(int64_t jobs) {
    if (stopping) return;
    if (jobs == 0) complain("there was nothing to do");
    bool is_expected = jobs == options.jobs || (mode->step == ring_step && !options.counts_jobs);
    if (!is_expected) complain("%lld jobs instead of %lld", (long long)jobs, (long long)options.jobs);
}

static void print(Measurement measured) {
    printf(
        "{\"mode\": \"%s\", \"jobs\": %lld, \"seconds\": %.4f, \"rate\": %.1f, "
        "\"cpu_seconds\": %.4f, \"batches\": %lld}\n",
        mode->name, (long long)measured.jobs, measured.seconds, measured.jobs / measured.seconds, measured.cpu,
        (long long)measured.batches);
}

/* ---- The command line ---- */

static void usage(void) {
    fputs(
        "usage: bare ring|plain|insert-unnest|insert-copy|round-trips [--connections 4] [--batch N] [--jobs 50000]\n"
        "            [--queue bench] [--args JSON] [--sweep-sql FILE --claim-sql FILE --finish-sql FILE]\n"
        "DATABASE_URL names the database.\n",
        stderr);
    exit(1);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) return complain("%s: %s", path, strerror(errno)), NULL;
    Buffer text = {0};
    char chunk[4096];
    for (size_t length; (length = fread(chunk, 1, sizeof chunk, file)) > 0;) put(&text, chunk, length);
    put(&text, "", 1);
    fclose(file);
    return text.bytes;
}

static int64_t number(const char *text, int64_t most) {
    char *end;
    errno = 0;
    int64_t value = strtoll(text, &end, 10);
    if (errno || *end || end == text || value < 1 || value > most) usage();
    return value;
}

static void read_option(int option) {
    switch (option) {
    case 'c': options.connections = number(optarg, MOST_CONNECTIONS); break;
    case 'b': options.batch = number(optarg, 100000); break;
    case 'j': options.jobs = number(optarg, INT64_C(1000000000)), options.counts_jobs = true; break;
    case 'q': options.queue = optarg; break;
    case 'a': options.args = optarg; break;
    case 'S': options.sweep_sql = read_file(optarg); break;
    case 'C': options.claim_sql = read_file(optarg); break;
    case 'F': options.finish_sql = read_file(optarg); break;
    default: usage();
    }
}

static void read_options(int count, char **arguments) {
    static const struct option known[] = {
        {"connections", required_argument, NULL, 'c'}, {"batch", required_argument, NULL, 'b'},
        {"jobs", required_argument, NULL, 'j'},        {"queue", required_argument, NULL, 'q'},
        {"args", required_argument, NULL, 'a'},        {"sweep-sql", required_argument, NULL, 'S'},
        {"claim-sql", required_argument, NULL, 'C'},   {"finish-sql", required_argument, NULL, 'F'},
        {0},
    };
    for (int option; (option = getopt_long(count, arguments, "", known, NULL)) != -1;) read_option(option);
    if (optind != count - 1 || !getenv("DATABASE_URL")) usage();
    options.mode = arguments[optind];
}

static void choose_mode(void) {
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(modes[i].name, options.mode) == 0) mode = &modes[i];
    if (!mode) usage();
    if (options.batch == 0) options.batch = mode->default_batch;
}

/* Interrupted, a thread ends the batch it is at; everything is put away as at any end. */
static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int main(int count, char **arguments) {
    read_options(count, arguments);
    choose_mode();
    catch_signals();
    PGconn *connection = connect_database();
    Measurement measured = {0};
    if (!failed && (!mode->fill || mode->fill(connection)) && !stopping) measured = open_and_measure(connection);
    bool is_interrupted = stopping && !failed;
    check_count(measured.jobs);
    if (PQstatus(connection) == CONNECTION_OK && mode->empty) mode->empty(connection);
    PQfinish(connection);
    if (failed) return 1;
    if (is_interrupted) return 130;
    print(measured);
    return 0;
}

import BenchSupport
import Domain
import Foundation
import Postgres

/// Copies of cases with all that belongs to them, as fast as PostgreSQL writes rows: by INSERT … SELECT on two
/// connections, without the checks of foreign keys, which hold by the way in which the rows are made.
struct ArchiveCopies {
    enum Kind: String {
        case open, closed
    }

    /// The key of the complainants of all copies.
    static let complainantKey = "rc_of-every-copy-of-a-rehearsed-case-0000000000"

    private let database: ConnectionConfiguration

    init(_ database: ConnectionConfiguration) {
        self.database = database
    }

    func prepare() async throws {
        try await ArchiveBench.script(Self.preparation, on: database)
    }

    /// - Returns: how many seconds it took
    @discardableResult
    func make(_ count: Int, of kind: Kind) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for half in 0..<2 { group.addTask { try await copy(count / 2, kind, half) } }
            try await group.waitForAll()
        }
        return start.duration(to: .now) / .seconds(1)
    }

    /// What autovacuum comes to in time, at once.
    func finish() async throws {
        try await ArchiveBench.script("VACUUM (ANALYZE, FREEZE)", on: database)
        try await ArchiveBench.script("CHECKPOINT", on: database)
    }

    private func copy(_ count: Int, _ kind: Kind, _ half: Int) async throws {
        var done = 0
        while done < count {
            let size = min(Self.batch, count - done)
            let first = (kind == .open ? 0 : 1 << 24) + half << 23 + done
            let references = (0..<size).map { Reference.make(randomBits: UInt64(first + $0) << 5 | 17).text }
            let list = references.map { "'\($0)'" }.joined(separator: ",")
            try await ArchiveBench.script(
                "CALL redress_bench.copy_cases('\(kind.rawValue)', \(first), ARRAY[\(list)])", on: database)
            done += size
        }
    }

    private static let batch = 5000

    /// Timers and work items of the open ones are copied as well, put off so that they do not fire meanwhile.
    private static let preparation = """
        CREATE SCHEMA redress_bench;
        CREATE TABLE redress_bench.template AS
            SELECT id, CASE WHEN status IN ('closed', 'refused') THEN 'closed' ELSE 'open' END AS kind,
                row_number() OVER (PARTITION BY status IN ('closed', 'refused') ORDER BY id) - 1 AS number
            FROM redress.case_file;
        UPDATE queue.timer SET due_at = greatest(due_at, now()) + interval '60 days';
        DO $$
        DECLARE key record;
        BEGIN
            FOR key IN
                SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE contype = 'f' AND connamespace = 'redress'::regnamespace
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.owner, key.conname);
            END LOOP;
        END
        $$;
        -- A statement that copies the rows of some cases: columns that are not named stay what they are.
        CREATE FUNCTION redress_bench.copying(owner regclass, subject text, changes jsonb) RETURNS text
            LANGUAGE sql STABLE
            RETURN (
                SELECT format(
                    'INSERT INTO %s (%s) SELECT %s FROM copied JOIN %s AS old ON old.%I = copied.template', owner,
                    string_agg(quote_ident(attname), ', ' ORDER BY attnum),
                    string_agg(
                        CASE WHEN attname = subject THEN 'copied.id'
                            ELSE coalesce(changes ->> attname, 'old.' || quote_ident(attname)) END,
                        ', ' ORDER BY attnum),
                    owner, subject)
                FROM pg_attribute
                WHERE attrelid = owner AND attnum > 0 AND NOT attisdropped AND attidentity = ''
            );
        CREATE PROCEDURE redress_bench.copy_cases(wanted text, first bigint, refs text[]) LANGUAGE plpgsql AS $$
        DECLARE
            templates bigint := (SELECT count(*) FROM redress_bench.template WHERE kind = wanted);
        BEGIN
            SET LOCAL synchronous_commit = off;
            CREATE TEMPORARY TABLE copied ON COMMIT DROP AS
                SELECT lpad(to_hex(first + place), 32, '0')::uuid AS id, template.id AS template, reference,
                    first + place AS number
                FROM unnest(refs) WITH ORDINALITY AS item (reference, place)
                JOIN redress_bench.template ON kind = wanted AND template.number = (place - 1) % templates;
            ANALYZE copied;
            EXECUTE redress_bench.copying('redress.complaint', 'id', '{}');
            EXECUTE redress_bench.copying('redress.case_file', 'id', jsonb_build_object(
                'reference', 'copied.reference',
                'access_hash', quote_literal(sha256('\(Self.complainantKey)')) || '::bytea'));
            EXECUTE redress_bench.copying('redress.case_event', 'case_id', '{}');
            EXECUTE redress_bench.copying('redress.case_event_payload', 'case_id', '{}');
            EXECUTE redress_bench.copying('redress.deadline', 'case_id', '{}');
            EXECUTE redress_bench.copying('redress.message', 'case_id', jsonb_build_object(
                'id', 'lpad(to_hex(copied.number * 256 + old.number), 32, ''0'')::uuid',
                'internet_message_id', 'copied.id || substr(old.internet_message_id, 37)',
                'body', 'left(old.body, 300)', 'raw', 'substr(old.raw, 1, 300)'));
            EXECUTE redress_bench.copying('redress.staff_item', 'case_id', '{"id": "gen_random_uuid()"}');
            EXECUTE redress_bench.copying('queue.timer', 'subject', '{"id": "gen_random_uuid()"}');
        END
        $$;
        """
}

import Domain
import Foundation
import Operations
import Persistence
import Postgres
import Testing
import TestSupport

@Suite("An audit of the histories", .database)
struct AuditTests {
    @Test("finds nothing in what was written, however small the pages")
    func sound() async throws {
        let stage = try await AuditStage()
        let report = try await stage.verify()
        #expect(report.faults == [])
        #expect(report.cases == 2 && report.seals == 1 && report.unsealed == 0 && report.erased == 0)
        #expect(report.entries > 8)
    }

    @Test(
        "finds an altered byte of an entry, whichever column it is in, and names case and entry",
        arguments: [
            "version = version + 1", "at = at + interval '1 microsecond'",
            "digest = set_byte(digest, 5, get_byte(digest, 5) # 1)",
            "previous = set_byte(previous, 5, get_byte(previous, 5) # 1)",
            "chain = set_byte(chain, 31, get_byte(chain, 31) # 1)",
        ])
    func alteredEntry(change: String) async throws {
        let stage = try await AuditStage()
        try await stage.tamper("UPDATE redress.case_event SET \(change) WHERE case_id = CASE AND sequence = 2")
        let faults = try await stage.verify().faults
        #expect(faults.contains { $0.kind == .entryAltered && $0.reference == stage.reference.text && $0.entry == 2 })
        #expect(faults.allSatisfy { $0.reference == stage.reference.text && $0.entry == 2 })
    }

    @Test(
        "finds an altered byte of a payload or its salt",
        arguments: [
            "event = jsonb_set(event, '{eligibilityDecided,_0,clause}', '\"nowhere\"')",
            "salt = set_byte(salt, 0, get_byte(salt, 0) # 128)",
        ])
    func alteredPayload(change: String) async throws {
        let stage = try await AuditStage()
        try await stage.tamper("UPDATE redress.case_event_payload SET \(change) WHERE case_id = CASE AND sequence = 2")
        let fault = try #require(try await stage.verify().faults.first)
        #expect(fault.kind == .payloadAltered && fault.reference == stage.reference.text && fault.entry == 2)
        #expect(try await stage.verify().faultCount == 1)
    }

    @Test("finds an entry that was written anew with hashes that fit it")
    func rewrittenEntry() async throws {
        let stage = try await AuditStage()
        try await stage.tamper(Self.rewrite(2))
        let faults = try await stage.verify().faults
        #expect(faults.map(\.kind) == [.chainBroken])
        #expect(faults.map(\.entry) == [2] && faults.map(\.reference) == [stage.reference.text])
    }

    @Test("finds that the whole chain was made anew, once it was sealed")
    func rewrittenChain() async throws {
        let stage = try await AuditStage()
        try await stage.tamper(Self.rewriteAll)
        let faults = try await stage.verify().faults
        let last = try await stage.export().entries.count
        #expect(faults.map(\.kind) == [.unlikeSeal])
        #expect(faults.map(\.entry) == [last] && faults.map(\.reference) == [stage.reference.text])
    }

    @Test(
        "finds an altered row of evidence, and names the entry that says otherwise",
        arguments: [
            "sha256 = set_byte(sha256, 7, get_byte(sha256, 7) # 1)", "size = 8, received = 8",
            "changed_at = changed_at + interval '1 second'", "state = 'removed'",
        ])
    func alteredEvidence(change: String) async throws {
        let stage = try await AuditStage()
        try await stage.tamper("UPDATE redress.evidence SET \(change)")
        let faults = try await stage.verify().faults
        #expect(faults.map(\.kind) == [.evidenceAltered])
        #expect(faults.map(\.reference) == [stage.reference.text])
        let entry = try await stage.clearingEntry()
        #expect(faults.map(\.entry) == [entry])
    }

    @Test("finds evidence whose row is gone, and a row that no entry speaks of")
    func strayEvidence() async throws {
        let stage = try await AuditStage()
        try await stage.tamper(
            "ALTER TABLE redress.evidence_part DISABLE TRIGGER ALL; DELETE FROM redress.evidence_part; UPDATE redress.evidence SET id = gen_random_uuid()"
        )
        let faults = try await stage.verify().faults
        #expect(faults.map(\.kind) == [.evidenceAltered, .evidenceAltered])
        let entry = try await stage.clearingEntry()
        #expect(faults.map(\.entry) == [entry, nil])
    }

    @Test("finds the last entry of a case removed, and what was in the middle")
    func cut() async throws {
        let stage = try await AuditStage()
        let last = try await stage.export().entries.count
        try await stage.tamper(
            "DELETE FROM redress.case_event WHERE case_id = CASE AND sequence = \(last); DELETE FROM redress.case_event_payload WHERE case_id = CASE AND sequence = \(last)"
        )
        let faults = try await stage.verify().faults
        #expect(
            faults.contains { $0.kind == .entryMissing && $0.reference == stage.reference.text && $0.entry == last })
        try await stage.tamper("DELETE FROM redress.case_event WHERE case_id = CASE AND sequence = 2")
        let more = try await stage.verify().faults
        #expect(more.contains { $0.kind == .entryMissing && $0.reference == stage.reference.text && $0.entry == 2 })
    }

    @Test("finds a whole case removed, and gives it its name", arguments: [true, false])
    func removedCase(isRowLeft: Bool) async throws {
        let stage = try await AuditStage()
        let row = "DELETE FROM redress.case_file WHERE reference = '\(stage.reference.text)';"
        try await stage.tamper(
            """
            ALTER TABLE redress.case_file DISABLE TRIGGER ALL;
            DELETE FROM redress.case_event_payload WHERE case_id = CASE; DELETE FROM redress.case_event WHERE case_id = CASE;
            \(isRowLeft ? "" : row)
            """)
        let faults = try await stage.verify().faults
        #expect(faults.contains { $0.kind == .historyMissing && $0.reference == stage.reference.text && $0.entry == 1 })
        #expect(faults.allSatisfy { $0.reference == stage.reference.text })
    }

    @Test("finds payloads that are gone without having been erased")
    func lostPayload() async throws {
        let stage = try await AuditStage()
        try await stage.tamper("DELETE FROM redress.case_event_payload WHERE case_id = CASE AND sequence = 2")
        let faults = try await stage.verify().faults
        #expect(faults.map(\.kind) == [.payloadMissing])
        #expect(faults.map(\.entry) == [2] && faults.map(\.reference) == [stage.reference.text])
    }

    @Test("finds histories valid after erasure, and says how much of them is erased")
    func erasure() async throws {
        let stage = try await AuditStage()
        let erased = try await EraseHistory(stage.office)(stage.reference)
        #expect(erased.count > 3)
        try await stage.seal()
        let report = try await stage.verify()
        #expect(report.faults == [])
        #expect(report.erased == erased.count)
        #expect(try await EraseHistory(stage.office)(stage.reference) == [])
        let bundle = try await stage.export()
        #expect(bundle.entries.filter { $0.payload == nil && $0.salt == nil }.map { Int($0.sequence) } == erased)
        let audit = try VerifyBundle()(bundle)
        #expect(audit.faults == [] && audit.erased == erased.count)
        let view = try await InspectCase(stage.office)(stage.reference)
        #expect(view.timeline.map(\.title) == ["What stood here before was erased"])
    }

    @Test("takes an entry that was altered after erasure for altered all the same")
    func alteredAfterErasure() async throws {
        let stage = try await AuditStage()
        try await EraseHistory(stage.office)(stage.reference, entries: [1, 2])
        try await stage.tamper("UPDATE redress.case_event SET version = 9 WHERE case_id = CASE AND sequence = 2")
        let faults = try await stage.verify().faults
        #expect(faults.contains { $0.kind == .entryAltered && $0.entry == 2 })
    }

    private static func rewrite(_ sequence: Int) -> String {
        """
        UPDATE redress.case_event_payload SET event = jsonb_set(event, '{eligibilityDecided,_0,clause}', '"nowhere"')
        WHERE case_id = CASE AND sequence = \(sequence);
        UPDATE redress.case_event AS e SET digest = redress.event_digest(salt, event),
            chain = sha256(previous || redress.event_link(e.case_id, e.sequence, version, at, redress.event_digest(salt, event)))
        FROM redress.case_event_payload AS p
        WHERE p.case_id = e.case_id AND p.sequence = e.sequence AND e.case_id = CASE AND e.sequence = \(sequence)
        """
    }

    private static let rewriteAll = """
        \(rewrite(2));
        WITH chained AS (
            SELECT case_id, sequence, redress.chain(redress.chain_start(), redress.event_link(case_id, sequence, version, at, digest))
                OVER (PARTITION BY case_id ORDER BY sequence) AS chain
            FROM redress.case_event WHERE case_id = CASE
        ), linked AS (
            SELECT *, lag(chain, 1, redress.chain_start()) OVER (ORDER BY sequence) AS previous FROM chained
        )
        UPDATE redress.case_event AS e SET chain = linked.chain, previous = linked.previous
        FROM linked WHERE linked.case_id = e.case_id AND linked.sequence = e.sequence
        """
}

import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing

/// What is left of a case whose people were erased.
@Suite("A case that is erased", .database)
struct ErasureTests {
    /// A case with a file that was withdrawn, its letters sent and its end counted.
    private func closed() async throws -> AuditStage {
        let stage = try await AuditStage(isSealed: false)
        let office = stage.evidence.office
        _ = try await office.act(
            stage.reference, action: .withdrawal(reason: "We spoke on the phone"), credential: stage.evidence.credential
        )
        try await office.work()
        _ = try await UpdateCounts(office.office)()
        try await stage.seal()
        return stage
    }

    private func rows(naming text: String) async throws -> [String] {
        try await TestDatabase.current.pool.withConnection { try $0.execute(RowsNaming(text)) }
    }

    @Test("nothing of it names anybody, or says what they wrote", arguments: [false, true])
    func forgets(isErased: Bool) async throws {
        let stage = try await closed()
        if isErased { _ = try await EraseCase(stage.office)(stage.reference) }
        for text in ["Ann Example", "ann@example.invalid", "Charged twice", "letter.txt", "on the phone"] {
            let found = try await rows(naming: text)
            #expect(found.isEmpty == isErased, "\(text) stands in \(found)")
        }
    }

    @Test("its file cannot be had any more, and leaves the store")
    func files() async throws {
        let stage = try await closed()
        #expect(!stage.evidence.store.objects.isEmpty)
        _ = try await EraseCase(stage.office)(stage.reference)
        await #expect(throws: CaseAccessError.notFound) { try await stage.evidence.open(stage.file) }
        try await stage.evidence.office.work()
        #expect(stage.evidence.store.objects.isEmpty)
    }

    @Test("the chain holds, the doctor is content, and the statistics count it as before")
    func holds() async throws {
        let stage = try await closed()
        let before = try await ShowStatistics(stage.office)()
        let related = try await EraseCase(stage.office)(stage.reference)
        #expect(related.isEmpty)
        try await stage.evidence.office.work()
        try await stage.seal()
        let report = try await stage.verify()
        #expect(report.isSound && report.erased > 3)
        #expect(try await Doctor(stage.office).examine().allSatisfy(\.violations.isEmpty))
        #expect(try await ShowStatistics(stage.office)() == before)
        #expect(try await EraseCase(stage.office)(stage.reference).isEmpty, "once more changes nothing")
    }

    @Test("its page opens with the old link, and says no more than that it was closed and erased")
    func page() async throws {
        let stage = try await closed()
        _ = try await EraseCase(stage.office)(stage.reference)
        let view = try await stage.evidence.view()
        #expect(view.status == .closed && view.availableActions.isEmpty)
        #expect(view.timeline.map(\.title) == ["What stood here before was erased"])
        #expect(view.evidence.isEmpty && view.messages.allSatisfy { $0.text == "What stood here was erased." })
    }

    @Test("is over, counted and free to be erased, or nothing happens")
    func refused() async throws {
        let stage = try await AuditStage(isSealed: false)
        await #expect(throws: ErasureRefused.isOpen) { try await EraseCase(stage.office)(stage.reference) }
        let office = stage.evidence.office
        _ = try await office.act(
            stage.reference, action: .withdrawal(reason: nil), credential: stage.evidence.credential)
        await #expect(throws: ErasureRefused.isUnderWay) { try await EraseCase(stage.office)(stage.reference) }
        try await office.work()
        _ = try await UpdateCounts(office.office)()
        #expect(try await KeepCase(stage.office)(stage.reference, because: "A claim in court"))
        await #expect(throws: ErasureRefused.legalHold("A claim in court")) {
            try await EraseCase(stage.office)(stage.reference)
        }
        #expect(try await rows(naming: "Charged twice").isEmpty == false)
        #expect(try await KeepCase(stage.office)(stage.reference, because: nil))
        _ = try await EraseCase(stage.office)(stage.reference)
        #expect(try await !KeepCase(stage.office)(stage.reference, because: "Too late"))
    }

    @Test("is erased by the role of the eraser")
    func rights() async throws {
        let stage = try await closed()
        var configuration = TestDatabase.current.configuration
        configuration.role = "redress_eraser"
        let pool = ConnectionPool(configuration: configuration, size: 1)
        _ = try await EraseCase(HistoryRightsTests.office(pool))(stage.reference)
        await pool.close()
        #expect(try await rows(naming: "Ann Example").isEmpty)
    }
}

/// In which tables a text stands in a row of a case that has a file, plainly or in bytes.
private struct RowsNaming: Statement {
    static let sql = """
        WITH told AS (SELECT case_id AS id FROM redress.evidence LIMIT 1), line (place, line) AS (
            SELECT 'complaint', c::text FROM redress.complaint AS c JOIN told USING (id)
            UNION ALL SELECT 'case_file', f::text FROM redress.case_file AS f JOIN told USING (id)
            UNION ALL SELECT 'history', e::text FROM redress.case_event_payload AS e JOIN told ON told.id = e.case_id
            UNION ALL SELECT 'message', m::text || convert_from(coalesce(m.raw, ''), 'UTF8')
                FROM redress.message AS m JOIN told ON told.id = m.case_id
            UNION ALL SELECT 'evidence', e::text FROM redress.evidence AS e JOIN told ON told.id = e.case_id
            UNION ALL SELECT 'deadline', d::text FROM redress.deadline AS d JOIN told ON told.id = d.case_id
        )
        SELECT DISTINCT place FROM line WHERE strpos(line, $1) > 0
        """

    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func bind(_ bindings: inout Bindings) {
        bindings.append(text)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}

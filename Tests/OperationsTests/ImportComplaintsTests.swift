import Domain
import Operations
import Testing
import TestSupport

@Suite("Importing complaints", .database)
struct ImportComplaintsTests {
    private func run(
        _ lines: [String], mapping: ImportMapping = .fcc, isDryRun: Bool = false
    ) async throws -> ImportReport {
        try await ImportSamples.withFile(lines) { path in
            try await ImportComplaints(ImportSamples.office)(
                ImportedFile(path: path), mapping: mapping, source: "test", isDryRun: isDryRun)
        }
    }

    @Test("Importing a file again changes nothing")
    func isRepeatable() async throws {
        let lines = (1...40).map { ImportSamples.row($0).text }
        let first = try await run(lines)
        let again = try await run(lines)
        #expect((first.taken, first.alreadyThere) == (40, 0))
        #expect((again.taken, again.alreadyThere) == (0, 40))
        #expect(try await ListCases(ImportSamples.office)().count == 40)
    }

    @Test("A row that stands in the file twice is taken once")
    func doubledRow() async throws {
        let row = ImportSamples.row(1).text
        let report = try await run([row, row, row])
        #expect((report.taken, report.alreadyThere) == (1, 2))
    }

    @Test("Rows that are no complaints are told by line, and cost the others nothing")
    func rejects() async throws {
        let report = try await run([
            ImportSamples.row(1).text, "{", "", #"{"external_id": "x"}"#, ImportSamples.row(2).text,
        ])
        #expect(report.taken == 2)
        #expect(report.rejected.map(\.line) == [2, 4])
        #expect(report.rejected.map(\.externalID) == [nil, "x"])
        #expect(report.rejected.last?.problems.count == 3)
    }

    @Test("More rows than one transaction takes are all taken, whatever some of them are")
    func manyGroups() async throws {
        let lines = (1...700).map { $0 % 50 == 0 ? "no JSON" : ImportSamples.row($0).text }
        let report = try await run(lines)
        #expect((report.taken, report.rejectedCount) == (686, 14))
        #expect(report.rejected.map(\.line) == (1...14).map { $0 * 50 })
    }

    @Test("A dry run says what an import then does, and changes nothing")
    func dryRun() async throws {
        let lines = (1...300).map { ImportSamples.row($0).text } + [ImportSamples.row(7).text, "{"]
        _ = try await run(Array(lines.prefix(10)))
        let foreseen = try await run(lines, isDryRun: true)
        #expect(try await ListCases(ImportSamples.office)().count == 10)
        let report = try await run(lines)
        #expect((foreseen.taken, foreseen.alreadyThere, foreseen.rejectedCount) == (290, 11, 1))
        #expect((report.taken, report.alreadyThere, report.rejectedCount) == (290, 11, 1))
        #expect(foreseen.outcomes.map(\.outcome) == report.outcomes.map(\.outcome))
        #expect(foreseen.outcomes.map(\.count) == report.outcomes.map(\.count))
    }

    @Test("An import comes out as sending the same complaints one by one does")
    func sameOutcomes() async throws {
        let preparation = ImportPreparation(.fcc, on: ImportSamples.day)
        let accept = AcceptComplaint(ImportSamples.office)
        let lines = (1...60).map { ImportSamples.row($0).text }
        var outcomes: [String: Int] = [:]
        for (index, text) in lines.enumerated() {
            let complaint = try preparation.prepare(line(index + 1, text)).get()
            let accepted = try await accept(Submission(draft: complaint.draft, client: "test"))
            outcomes["\(accepted.eligibility.outcomeName) \(accepted.eligibility.clause)", default: 0] += 1
        }
        let report = try await run(lines)
        let imported = report.outcomes.map { ("\($0.outcome.outcome) \($0.outcome.clause)", $0.count) }
        #expect(Dictionary(imported, uniquingKeysWith: +) == outcomes)
    }

    @Test("A native row is checked like a complaint over HTTP, with all its problems at once")
    func nativeProblems() async throws {
        let report = try await run([#"{"external_id": "1", "channel": "pigeon", "extra": 1}"#], mapping: .native)
        let pointers = try #require(report.rejected.first).problems.map(\.pointer)
        #expect(pointers.contains("/channel") && pointers.contains("/extra") && pointers.contains("/narrative"))
    }

    private func line(_ number: Int, _ text: String) -> ImportLine {
        ImportLine(number: number, bytes: Array(text.utf8))
    }
}

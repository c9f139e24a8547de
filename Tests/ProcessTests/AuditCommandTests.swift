import Foundation
import Postgres
import Testing
import TestSupport

extension Processes {
    @Suite("redress audit")
    struct AuditCommandTests {
        @Test("ends with 0 on what was written, and with 1 and the case's name on what was not, bundles included")
        func verifies() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let accepted = try #require(await stage.api.attempt(Complaint(1), key: nil))
                #expect(try await stage.redress("audit", "verify").ending == .exited(0))
                let exported = try await stage.redress("audit", "export", accepted.reference)
                #expect(exported.ending == .exited(0))
                let bundle = stage.folder.appending(path: "bundle.json")
                try exported.output.write(to: bundle, atomically: true, encoding: .utf8)
                #expect(try await stage.redress("audit", "verify", "--bundle", bundle.path).ending == .exited(0))
                try exported.output.replacing("received", with: "recalled")
                    .write(to: bundle, atomically: true, encoding: .utf8)
                try await Self.expect(accepted.reference, entry: 1, "--bundle", bundle.path, on: stage)
                _ = try await stage.ledger.ask(AlterSecondEntry())
                try await Self.expect(accepted.reference, entry: 2, on: stage)
            }
        }

        @Test("a bundle that is none, or not there, is said in words")
        func noBundle() async throws {
            try await Stage.run { stage in
                let path = stage.folder.appending(path: "bundle.json").path
                let missing = try await stage.redress("audit", "verify", "--bundle", path)
                #expect(missing.ending == .exited(1) && missing.errors.contains("cannot be read"))
                try "{}".write(toFile: path, atomically: true, encoding: .utf8)
                let empty = try await stage.redress("audit", "verify", "--bundle", path)
                #expect(empty.ending == .exited(1) && empty.errors.contains("is no bundle"))
            }
        }

        private static func expect(
            _ reference: String, entry: Int, _ arguments: String..., on stage: Stage
        ) async throws {
            let finished = try await stage.redress(["audit", "verify", "--json"] + arguments)
            #expect(finished.ending == .exited(1))
            let report = try finished.decode(Report.self)
            #expect(!report.sound && report.faults.contains(Fault(reference: reference, entry: entry)))
        }
    }
}

private struct Report: Decodable {
    let sound: Bool
    let faults: [Fault]
}

private struct Fault: Decodable, Equatable {
    let reference: String?
    let entry: Int?
}

private struct AlterSecondEntry: Statement {
    static let sql = "UPDATE redress.case_event SET at = at + interval '1 day' WHERE sequence = 2"
}

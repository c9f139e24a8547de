import Domain
import Foundation
import JobQueue
import Operations
import Persistence
import Postgres
import Testing
import TestSupport

@Suite("The daily seal", .database)
struct SealTests {
    @Test("covers what has changed since the one before, and nothing else")
    func incremental() async throws {
        let stage = try await AuditStage(isSealed: false)
        let first = try #require(try await stage.seal().first)
        #expect(first.number == 1 && first.cases == 2 && first.previous == [UInt8](repeating: 0, count: 32))
        let empty = try #require(try await stage.seal().first)
        #expect(empty.number == 2 && empty.cases == 0 && empty.entries == 0 && empty.previous == first.digest)
        _ = try await stage.evidence.bring(Array("Once more".utf8))
        let third = try #require(try await stage.seal().first)
        #expect(third.number == 3 && third.cases == 1 && third.entries == 2)
        let report = try await stage.verify()
        #expect(report.faults == [] && report.seals == 3)
        #expect(first.entries + third.entries == report.entries)
        #expect(report.newestSeal?.digest == third.digest.hexadecimal)
    }

    @Test("is made by a job of its schedule")
    func scheduled() async throws {
        let stage = try await AuditStage(isSealed: false)
        let seal = try #require(try PeriodicJob.all().first { $0.name == "history.seal" })
        _ = try await TestDatabase.current.pool.execute(
            EnqueueJobs([NewJob(kind: seal.kind, args: seal.args, queue: seal.queue)]))
        try await stage.evidence.office.work()
        #expect(try await stage.verify().seals == 1)
        #expect(try await stage.verify().unsealed == 0)
    }

    @Test(
        "finds that it, its heads or its place in the chain were altered",
        arguments: [
            "UPDATE redress.history_seal SET day = day - 1 WHERE number = 1",
            "UPDATE redress.history_seal SET entries = entries - 1 WHERE number = 1",
            "UPDATE redress.history_seal SET digest = sha256(digest) WHERE number = 1",
            "UPDATE redress.sealed_head SET chain = sha256(chain) WHERE seal = 1",
            "DELETE FROM redress.sealed_head WHERE seal = 1 AND case_id = (SELECT min(case_id::text)::uuid FROM redress.sealed_head)",
            "DELETE FROM redress.history_seal WHERE number = 1",
        ])
    func altered(how: String) async throws {
        let stage = try await AuditStage()
        try await stage.seal()
        try await stage.tamper(how)
        let faults = try await stage.verify().faults
        #expect(faults.contains { $0.kind == .sealAltered && $0.detail.contains("seal 1") })
    }

    @Test("is missed where it was noted down and is gone or another one")
    func noted() async throws {
        let stage = try await AuditStage()
        let digest = try #require(try await stage.verify().newestSeal).digest
        #expect(try await stage.verify(noted: (1, digest)).isSound)
        #expect(try await !stage.verify(noted: (1, String(digest.reversed()))).isSound)
        try await stage.tamper("DELETE FROM redress.history_seal; DELETE FROM redress.sealed_head")
        #expect(try await stage.verify().isSound)
        #expect(try await !stage.verify(noted: (1, digest)).isSound)
    }

    @Test("is missed where a case was taken off the list of those that have changed")
    func leftOut() async throws {
        let stage = try await AuditStage(isSealed: false)
        try await stage.tamper("DELETE FROM redress.unsealed_case WHERE case_id = CASE")
        try await stage.seal()
        #expect(try await stage.verify().isSound)
        try stage.evidence.office.move(to: "2026-06-03")
        try await stage.seal()
        let faults = try await stage.verify().faults
        #expect(faults.map(\.kind) == [.unsealed] && faults.map(\.reference) == [stage.reference.text])
    }

    @Test("of two at once one is made, and the other changes nothing")
    func concurrent() async throws {
        let stage = try await AuditStage(isSealed: false)
        let outcomes = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { (try? await stage.seal().count) ?? 0 } }
            return await group.reduce(0, +)
        }
        let report = try await stage.verify()
        #expect(report.isSound && report.seals == outcomes && report.unsealed == 0)
    }
}

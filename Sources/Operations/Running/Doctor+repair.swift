public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

extension Doctor {
    /// Arms open cases that have neither timer nor job, enqueues again what sends queued messages, looks for caseworkers
    /// again, and takes away timers that can do nothing any more. Other breaches need a person. Repairing twice changes nothing more.
    public func repair() async throws -> [DoctorRepair] {
        let unarmed = try await confirmed(OpenCaseNotArmed())
        let rearmed = try await repair(unarmed) { try rearm($0, $1, $2) }
        let unsent = try await confirmed(MessageWithoutJob())
        let enqueued = try await repair(unsent) { try sendLostMessages(of: $0, $1, $2) }
        let unassigned = try await confirmed(UnassignedUnnoticed())
        let reviewed = try await repair(unassigned) { try lookForCaseworkers($0, $1, $2) }
        return try await rearmed + enqueued + reviewed + disarmStaleTimers()
    }

    /// So many cases a transaction: each looks through the queue once, and holds its cases' locks meanwhile.
    private static let batch = 200

    private func repair(
        _ findings: [DoctorFinding],
        _ body: @Sendable ([CaseID], CaseWriter, isolated Connection) throws -> [DoctorRepair]
    ) async throws -> [DoctorRepair] {
        let ids = Set(findings.compactMap(\.caseID)).sorted { $0.rawValue.uuidString < $1.rawValue.uuidString }
        var repairs: [DoctorRepair] = []
        for start in stride(from: 0, to: ids.count, by: Self.batch) {
            let batch = Array(ids[start..<min(start + Self.batch, ids.count)])
            repairs += try await office.transaction { connection, writer in try body(batch, writer, connection) }
        }
        return repairs
    }

    /// Looked at once more under the cases' locks, which are taken in the order of ids: somebody may have moved one
    /// meanwhile.
    private func rearm(
        _ ids: [CaseID], _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [DoctorRepair] {
        let locked = try ids.map { try writer.lock($0, connection) }
        let unarmed = Set(try connection.execute(OpenCaseNotArmed(among: ids)).compactMap(\.caseID))
        return try locked.filter { unarmed.contains($0.subject.id) }.flatMap { stored in
            let profile = office.profile(stored.scheme)
            let effects = CaseMachine.rearm(stored.subject, profile: profile, now: writer.now)
            var stored = stored
            for effect in effects { try writer.perform(effect, of: &stored, connection) }
            return effects.compactMap { DoctorRepair($0, of: stored.reference) }
        }
    }

    private func sendLostMessages(
        of ids: [CaseID], _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [DoctorRepair] {
        let locked = try ids.map { try writer.lock($0, connection) }
        let lost = Set(try connection.execute(MessageWithoutJob(among: ids)).compactMap(\.part))
        return try locked.flatMap { stored in
            let messages = try connection.execute(ListMessages(of: stored.subject.id)).filter {
                lost.contains($0.id.uuidString.lowercased())
            }
            try connection.run(EnqueueJobs(messages.map { .sending($0.id, to: $0.notice.to, of: stored) }))
            return messages.map { DoctorRepair($0.notice, of: stored.reference) }
        }
    }

    /// The item is raised with its timer; where it is there already, only the timer is.
    private func lookForCaseworkers(
        _ ids: [CaseID], _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [DoctorRepair] {
        let locked = try ids.map { try writer.lock($0, connection) }
        let unnoticed = Set(try connection.execute(UnassignedUnnoticed(among: ids)).compactMap(\.caseID))
        return try locked.filter { unnoticed.contains($0.subject.id) }.map { stored in
            let isListed = try connection.execute(HasOpenStaffItem(.unassigned, of: stored.subject.id)).first == true
            if isListed {
                try writer.armReview(of: .unassigned, stored, connection)
            } else {
                try writer.raise(.unassigned, of: stored, connection)
            }
            return DoctorRepair(reference: stored.reference, action: "armed what looks for a caseworker")
        }
    }

    private func disarmStaleTimers() async throws -> [DoctorRepair] {
        var repairs: [DoctorRepair] = []
        for finding in try await confirmed(TimerWithoutOpenCase()) {
            guard let timer = finding.part.flatMap(UUID.init(uuidString:)) else { continue }
            guard try await !office.pool.execute(CancelTimers(ids: [timer])).isEmpty else { continue }
            repairs.append(DoctorRepair(reference: finding.reference, action: "disarmed \(finding.detail)"))
        }
        return repairs
    }
}

/// One thing that was put right.
public struct DoctorRepair: Sendable {
    /// `nil` where it is no case's.
    public let reference: Reference?
    /// What was done, in the past tense.
    public let action: String
}

extension DoctorRepair {
    fileprivate init(_ notice: Notice, of reference: Reference) {
        self.init(reference: reference, action: "enqueued \(notice.kind.rawValue) to the \(notice.to.rawValue)")
    }

    /// `nil` for an effect that arms nothing.
    fileprivate init?(_ effect: CaseEffect, of reference: Reference) {
        guard case .arm(let timer) = effect else { return nil }
        let step = timer.step.map { " (\($0))" } ?? ""
        let day = LondonTime.day(of: timer.dueAt).spoken
        self.init(reference: reference, action: "armed \(timer.kind.rawValue)\(step) for \(day)")
    }
}

public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

extension Doctor {
    /// Arms open cases that have neither timer nor job, takes away timers that can do nothing any more, and enqueues
    /// again what sends queued messages. Other breaches need a person. Repairing twice changes nothing more.
    public func repair() async throws -> [DoctorRepair] {
        // Stale timers last: a case is armed again before the timer that could no longer arm it goes.
        try await sendLostMessages() + rearmCases() + disarmStaleTimers()
    }

    private func rearmCases() async throws -> [DoctorRepair] {
        var repairs: [DoctorRepair] = []
        for finding in try await confirmed(OpenCaseNotArmed()) {
            guard let id = finding.caseID else { continue }
            repairs += try await office.transaction { connection, writer in
                try rearm(id, writer, connection)
            }
        }
        return repairs
    }

    /// Looked at once more under the case's lock: somebody may have moved it meanwhile.
    private func rearm(
        _ id: CaseID, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [DoctorRepair] {
        var stored = try writer.lock(id, connection)
        guard try !connection.execute(OpenCaseNotArmed(only: id)).isEmpty else { return [] }
        let profile = office.profile(stored.scheme)
        let effects = CaseMachine.rearm(stored.subject, profile: profile, now: writer.now)
        for effect in effects { try writer.perform(effect, of: &stored, connection) }
        return effects.compactMap { DoctorRepair($0, of: stored.reference) }
    }

    private func sendLostMessages() async throws -> [DoctorRepair] {
        var repairs: [DoctorRepair] = []
        let cases = try await confirmed(MessageWithoutJob()).compactMap(\.caseID)
        for id in Set(cases).sorted(by: { $0.rawValue.uuidString < $1.rawValue.uuidString }) {
            repairs += try await office.transaction { connection, writer in
                try sendLostMessages(of: id, writer, connection)
            }
        }
        return repairs
    }

    private func sendLostMessages(
        of id: CaseID, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> [DoctorRepair] {
        let stored = try writer.lock(id, connection)
        let lost = Set(try connection.execute(MessageWithoutJob(only: id)).compactMap(\.part))
        let messages = try connection.execute(ListMessages(of: id)).filter {
            lost.contains($0.id.uuidString.lowercased())
        }
        try connection.run(EnqueueJobs(try messages.map { try sending($0, of: stored) }))
        return messages.map {
            DoctorRepair(
                reference: stored.reference,
                action: "enqueued \($0.notice.kind.rawValue) to the \($0.notice.to.rawValue)")
        }
    }

    /// The job that the case made when it owed the message: mail to a provider stands in the provider's lane.
    private func sending(_ message: StoredMessage, of stored: StoredCase) throws -> NewJob {
        NewJob(
            kind: .sendMessage, args: try JobArgs.encode(SendMessageArgs(message: message.id)), queue: .mail,
            provider: message.notice.to == .provider ? stored.subject.provider.rawValue : nil,
            subject: stored.subject.id.rawValue)
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
    /// `nil` for an effect that arms nothing.
    fileprivate init?(_ effect: CaseEffect, of reference: Reference) {
        guard case .arm(let timer) = effect else { return nil }
        let step = timer.step.map { " (\($0))" } ?? ""
        let day = LondonTime.day(of: timer.dueAt).spoken
        self.init(reference: reference, action: "armed \(timer.kind.rawValue)\(step) for \(day)")
    }
}

public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Checks the invariant of the whole database (docs/architecture.md), and puts right what has one right answer.
public struct Doctor: Sendable {
    let office: CaseOffice
    private let evidence: EvidenceOffice?

    /// - Parameter evidence: where evidence is kept; without it only its rows are looked at.
    public init(_ office: CaseOffice, evidence: EvidenceOffice? = nil) {
        self.office = office
        self.evidence = evidence
    }

    /// Every rule with what breaks it, in a fixed order. Changes nothing.
    public func examine() async throws -> [DoctorDiagnosis] {
        var diagnoses: [DoctorDiagnosis] = []
        for check in checks { diagnoses.append(try await diagnosis(check)) }
        if let evidence { diagnoses += try await EvidenceInventory(evidence).examine() }
        return diagnoses
    }

    private var checks: [any DoctorCheck] {
        [
            OpenCaseNotArmed(), MessageWithoutJob(), StatusUnlikeState(), WaitsForWrongParty(), DeadlineUnlikeClock(),
            TimerWithoutOpenCase(), DeadJobUnnoticed(), UndeliveredUnnoticed(), UnassignedUnnoticed(), StaffItemOver(),
            JobWithoutPayload(), RemediesOverCap(caps), DrafterSigned(), ReaderDecided(), HistoryBroken(),
            ComplaintWithoutCase(), EvidenceInPieces(), EvidenceUnscanned(), MailUnsorted(),
        ]
    }

    private var caps: [RemedyCap] {
        office.profiles.all.map { RemedyCap(scheme: $0.id, pence: $0.remedyCapPence) }
    }

    private func diagnosis<Check: DoctorCheck>(_ check: Check) async throws -> DoctorDiagnosis {
        let findings = try await confirmed(check)
        return DoctorDiagnosis(
            name: Check.name, rule: Check.rule,
            violations: findings.map { DoctorViolation(reference: $0.reference, detail: $0.detail) })
    }

    /// What two looks, one after the other, both see. A segment of the ready ring is emptied by TRUNCATE, which is not
    /// MVCC-safe: a look that began before a job was claimed can miss it in the ring and not yet see its lease.
    func confirmed<Check: DoctorCheck>(_ check: Check) async throws -> [DoctorFinding] {
        let first = try await office.pool.withConnection { try $0.execute(check) }
        guard !first.isEmpty else { return [] }
        let second = Set(try await office.pool.withConnection { try $0.execute(check) })
        return first.filter(second.contains)
    }
}

/// One rule and what breaks it.
public struct DoctorDiagnosis: Sendable {
    /// Stable, for programs.
    public let name: String
    /// The rule in plain English.
    public let rule: String
    public let violations: [DoctorViolation]
}

/// One breach of a rule.
public struct DoctorViolation: Equatable, Sendable {
    /// `nil` where it is no case's.
    public let reference: Reference?
    public let detail: String
}

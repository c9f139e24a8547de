public import Domain
import FoundationEssentials
public import Postgres

/// A rule that holds over the whole database, asked as one statement: one snapshot, so a case that is being changed is
/// seen either before or after. What comes back breaks the rule.
public protocol DoctorCheck: Statement where Row == DoctorFinding {
    /// Stable, for programs.
    static var name: String { get }
    /// The rule in plain English.
    static var rule: String { get }
}

/// Something that breaks a rule.
public struct DoctorFinding: Hashable, Sendable {
    /// The case, where it is one.
    public let caseID: CaseID?
    /// What broke the rule, where a case can do so more than once: a message, a timer, a job.
    public let part: String?
    public let reference: Reference?
    /// What was found, without personal data.
    public let detail: String
}

extension DoctorCheck {
    /// Every check selects the case's id, what of it, the case's reference and the detail.
    public static func decode(_ row: borrowing PostgresRow) throws -> DoctorFinding {
        let (id, part, reference, detail) = try row.decode((UUID?, String?, String?, String).self)
        return DoctorFinding(
            caseID: id.map(CaseID.init(rawValue:)), part: part, reference: reference.flatMap { Reference($0) },
            detail: detail)
    }
}

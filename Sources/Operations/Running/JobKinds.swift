public import Domain
public import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

extension JobKind {
    /// Sends one message of a case.
    public static let sendMessage = JobKind(rawValue: "message.send")
    /// Tells of one message of a case by a text message.
    public static let sendText = JobKind(rawValue: "text.send")
    /// Looks again at a case whose job died.
    public static let reviewDeadJob = JobKind(rawValue: "case.review_dead_job")
    /// Looks again for somebody who can investigate a case.
    public static let reviewUnassigned = JobKind(rawValue: "case.review_unassigned")
    /// Compares a case with the other open cases of its person.
    public static let linkDuplicates = JobKind(rawValue: "complaint.link_duplicates")
    /// Looks for viruses in one piece of evidence.
    public static let scanEvidence = JobKind(rawValue: "evidence.scan")
    /// Makes the copy by which a piece of evidence is shared.
    public static let renderEvidence = JobKind(rawValue: "evidence.render")
    /// Takes the content of one piece of evidence out of the store.
    public static let discardEvidence = JobKind(rawValue: "evidence.discard")
    /// Gives up an upload of which nothing came any more.
    public static let giveUpEvidence = JobKind(rawValue: "evidence.give_up")

    /// Sends the link by which somebody goes on with a draft.
    public static let sendDraftLink = JobKind(rawValue: "draft.send_link")
    /// Removes the drafts that nobody went on with.
    public static let removeDrafts = JobKind(rawValue: "draft.remove_expired")

    /// Seals what histories have grown since the last seal.
    public static let sealHistory = JobKind(rawValue: "history.seal")
    /// Counts open deadlines again once the bank holidays have changed.
    public static let applyCalendar = JobKind(rawValue: "calendar.apply")
    /// Counts the cases that were opened or have ended.
    public static let countCases = JobKind(rawValue: "insights.count")
    /// Looks for far more complaints than usual.
    public static let watchForSpikes = JobKind(rawValue: "insights.watch")
    /// Has the providers' monthly reports sent.
    public static let sendProviderReports = JobKind(rawValue: "insights.send_reports")
    /// Sends one provider its monthly report.
    public static let sendProviderReport = JobKind(rawValue: "insights.send_report")

    /// Fires one kind of case timer.
    public static func caseTimer(_ kind: CaseTimer.Kind) -> JobKind {
        JobKind(rawValue: "case.\(kind.rawValue)")
    }
}

extension QueueName {
    /// Whatever goes out to people.
    public static let mail = QueueName(rawValue: "mail")
    /// Scanning and clearing away: a scanner that is slow holds up nothing else.
    public static let evidence = QueueName(rawValue: "evidence")
    /// The cases' own appointments.
    public static let cases = QueueName(rawValue: "cases")
}

/// The args of `message.send` and `text.send`.
public struct SendMessageArgs: Codable, Sendable {
    public let message: UUID
}

/// The args of what is done with one piece of evidence.
public struct EvidenceArgs: Codable, Sendable {
    public let evidence: UUID

    var id: EvidenceID { EvidenceID(rawValue: evidence) }
}

/// The args of a case timer.
public struct CaseTimerArgs: Codable, Sendable {
    public let caseID: CaseID
    public let timer: CaseTimer
}

/// The args of what looks at a case again: at an item for staff, or for its like.
public struct CaseReviewArgs: Codable, Sendable {
    public let caseID: CaseID
}

/// The args of `draft.send_link`.
public struct DraftLinkArgs: Codable, Sendable {
    public let draft: DraftID
}

/// The args of `insights.send_report`.
public struct ProviderReportArgs: Codable, Sendable {
    public let provider: String
    /// `YYYY-MM`.
    public let month: String
}

/// How args stand in a job.
public enum JobArgs {
    static func encode(_ args: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        return [UInt8](try encoder.encode(args))
    }

    /// Of the kinds that every complaint needs several of: written by hand, and what stands in many of them encoded once.
    static func encode(_ args: SendMessageArgs) -> [UInt8] {
        Array("{\"message\":\"\(args.message.uuidString)\"}".utf8)
    }

    static func encode(_ args: CaseTimerArgs, _ encoded: inout EncodedValues) throws -> [UInt8] {
        let start = "{\"caseID\":{\"rawValue\":\"\(args.caseID.rawValue.uuidString)\"},\"timer\":"
        return try Array(start.utf8) + encoded.json(args.timer).bytes + Array("}".utf8)
    }

    public static func decode<Args: Decodable>(_ type: Args.Type, from bytes: [UInt8]) throws -> Args {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(bytes))
    }
}

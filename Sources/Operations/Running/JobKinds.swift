public import Domain
public import FoundationEssentials
public import JobQueue

extension JobKind {
    /// Sends one message of a case.
    public static let sendMessage = JobKind(rawValue: "message.send")
    /// Looks again at a case whose job died.
    public static let reviewDeadJob = JobKind(rawValue: "case.review_dead_job")
    /// Looks again for somebody who can investigate a case.
    public static let reviewUnassigned = JobKind(rawValue: "case.review_unassigned")
    /// Compares a case with the other open cases of its person.
    public static let linkDuplicates = JobKind(rawValue: "complaint.link_duplicates")

    /// Fires one kind of case timer.
    public static func caseTimer(_ kind: CaseTimer.Kind) -> JobKind {
        JobKind(rawValue: "case.\(kind.rawValue)")
    }
}

extension QueueName {
    /// Whatever goes out to people.
    public static let mail = QueueName(rawValue: "mail")
    /// The cases' own appointments.
    public static let cases = QueueName(rawValue: "cases")
}

/// The args of `message.send`.
public struct SendMessageArgs: Codable, Sendable {
    public let message: UUID
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

/// How args stand in a job.
public enum JobArgs {
    static func encode(_ args: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .iso8601
        return [UInt8](try encoder.encode(args))
    }

    public static func decode<Args: Decodable>(_ type: Args.Type, from bytes: [UInt8]) throws -> Args {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(bytes))
    }
}

public import Domain
public import FoundationEssentials
public import JobQueue

extension JobKind {
    /// Finds out what a message that came in is, and does what follows from it.
    public static let sortMail = JobKind(rawValue: "mail.sort")
    /// Sends the answer to a message that is no case's.
    public static let answerMail = JobKind(rawValue: "mail.answer")
    /// Fetches what has come into the mailbox, again and again.
    public static let collectMail = JobKind(rawValue: "mail.collect")
    /// Makes evidence of the files that came with a message.
    public static let takeAttachments = JobKind(rawValue: "mail.take_attachments")
}

extension QueueName {
    /// Whatever comes in from people.
    public static let inbox = QueueName(rawValue: "inbox")
}

/// The args of `mail.sort`.
public struct SortMailArgs: Codable, Sendable {
    public let mail: UUID
}

/// The args of `mail.answer`.
public struct AnswerMailArgs: Codable, Sendable {
    public let answer: UUID
}

/// The args of `mail.take_attachments`.
public struct TakeAttachmentsArgs: Codable, Sendable {
    public let mail: UUID
    public let caseID: CaseID
    /// Whose evidence they become.
    public let party: Party
}

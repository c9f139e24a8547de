import Domain
import FoundationEssentials
import Persistence
import Postgres

/// What a message to a party follows: our earlier ones to it and its own to us, as they stand in the party's program.
struct MailThread {
    /// Oldest first, without angle brackets: the root and the last ones. A header of all of them would grow for ever.
    let references: [String]

    init(
        between party: Party, and ours: [StoredMessage], of caseID: CaseID, _ connection: isolated Connection
    ) throws {
        let theirs = try connection.execute(ListThreadMail(from: party, of: caseID))
        // What was told in a digest is in no thread: no mail had its Message-ID.
        let sent = ours.filter { $0.state == .accepted && $0.digestID == nil }
            .map { (messageID: $0.internetMessageID, at: $0.settledAt ?? $0.createdAt) }
        // Stable: where the moments are the same, as on a set clock, what came in was first.
        let thread = (theirs + sent).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element.messageID)
        references = thread.count <= Self.longest ? thread : [thread[0]] + thread.suffix(Self.longest - 1)
    }

    private static let longest = 40
}

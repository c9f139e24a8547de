public import Operations

/// Reads a mailbox by IMAP (RFC 9051), a connection a visit, on a thread of its own.
public struct IMAPMailbox: MailSource {
    public let name: String
    private let configuration: IMAPConfiguration

    public init(_ configuration: IMAPConfiguration) {
        self.configuration = configuration
        name = "imap://\(configuration.username)@\(configuration.host):\(configuration.port)/\(configuration.folder)"
    }

    public func fetch(after lastUID: Int64, validity: Int64?) async throws -> MailBatch {
        let configuration = configuration
        return try await OwnThread.run("imap") {
            Result { try IMAPVisit(configuration).fetch(after: lastUID, validity: validity) }
        }.get()
    }

    public func markTaken(_ uids: [Int64], validity: Int64) async throws {
        let configuration = configuration
        try await OwnThread.run("imap") {
            Result { try IMAPVisit(configuration).markTaken(uids, validity: validity) }
        }.get()
    }
}

/// One visit to a mailbox, from its opening to the goodbye.
private struct IMAPVisit {
    private let session: IMAPSession
    private let validity: Int64

    init(_ configuration: IMAPConfiguration) throws {
        session = try IMAPSession(configuration)
        let folder = configuration.folder.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let answers = try session.command("SELECT \"\(folder)\"")
        guard let validity = answers.lazy.compactMap({ $0.number(after: "UIDVALIDITY") }).first else {
            throw MailSourceError("the server does not number its messages")
        }
        self.validity = validity
    }

    func fetch(after lastUID: Int64, validity known: Int64?) throws -> MailBatch {
        let first = known == validity ? lastUID + 1 : 1
        let uids = try search(from: first)
        var mails: [(uid: Int64, mail: RawMail)] = []
        var size = 0
        for uid in uids {
            guard size < Self.batchBytes, mails.count < Self.batchCount else { break }
            guard let mail = try fetch(uid) else { continue }
            size += mail.bytes.count
            mails.append((uid, mail))
        }
        try leave()
        return MailBatch(
            validity: validity, mails: mails, hasMore: mails.last.map { $0.uid < uids.last ?? 0 } ?? false)
    }

    /// `n:*` always names the last message, even one before n.
    private func search(from first: Int64) throws -> [Int64] {
        let answers = try session.command("UID SEARCH UID \(first):*")
        let found = answers.filter { $0.text.hasPrefix("* SEARCH") }.flatMap {
            $0.text.split(separator: " ").dropFirst(2)
        }
        return found.compactMap { Int64($0) }.filter { $0 >= first }.sorted()
    }

    /// - Returns: `nil` for a message that is gone.
    private func fetch(_ uid: Int64) throws -> RawMail? {
        let sizes = try session.command("UID FETCH \(uid) (UID RFC822.SIZE)")
        guard let size = sizes.lazy.compactMap({ $0.number(after: "RFC822.SIZE") }).first else { return nil }
        let isWhole = size <= Int64(RawMail.mostBytes)
        // PEEK: a message that was fetched and not kept must look as if nobody had seen it.
        let part = isWhole ? "BODY.PEEK[]" : "BODY.PEEK[]<0.\(Self.beginning)>"
        let answers = try session.command("UID FETCH \(uid) (UID \(part))")
        let body = answers.first { $0.text.contains("FETCH") && !$0.literals.isEmpty }?.literals.first
        return body.map { RawMail($0, isWhole: isWhole) }
    }

    func markTaken(_ uids: [Int64], validity known: Int64) throws {
        guard known == validity else { return }
        _ = try session.command("UID STORE \(uids.map(String.init).joined(separator: ",")) +FLAGS.SILENT (\\Seen)")
        try leave()
    }

    private func leave() throws {
        _ = try session.command("LOGOUT")
    }

    private static let batchBytes = 60_000_000
    private static let batchCount = 50
    /// Bytes of a message that is too large: its header, and some of its text.
    private static let beginning = 1_000_000
}

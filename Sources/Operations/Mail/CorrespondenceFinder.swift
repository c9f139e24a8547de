import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Finds in our records what a message that came in has to do with.
struct CorrespondenceFinder {
    private let office: CaseOffice
    private let mail: InboundMail
    private let addresses: ReturnAddresses?

    init(_ office: CaseOffice, _ mail: InboundMail) {
        self.office = office
        self.mail = mail
        addresses = ReturnAddresses(office)
    }

    func known(
        bodyDigest: [UInt8], since startOfDay: Date, _ connection: isolated Connection
    ) throws -> KnownCorrespondence {
        var known = KnownCorrespondence()
        known.ownAddresses = office.correspondence.ownAddresses
        known.isRepeated = try isRepeated(bodyDigest, connection)
        known.isOurs = try isOurs(connection)
        known.reported = try reported(connection)
        try link(&known, connection)
        if let address = mail.sender?.address {
            let opened = CountMailedComplaints(from: address, since: startOfDay)
            known.complaintsToday = try connection.execute(opened).first ?? 0
        }
        return known
    }

    private func isRepeated(_ bodyDigest: [UInt8], _ connection: isolated Connection) throws -> Bool {
        guard let messageID = mail.messageID else { return false }
        return try connection.execute(WasSortedBefore(messageID: messageID, bodyDigest: bodyDigest)).first ?? false
    }

    private func isOurs(_ connection: isolated Connection) throws -> Bool {
        if let sender = mail.sender?.address {
            if office.correspondence.ownAddresses.contains(sender) || addresses?.isOurs(sender) == true { return true }
        }
        guard let messageID = mail.messageID else { return false }
        return try !connection.execute(FindSentNotices([messageID])).isEmpty
            || connection.execute(IsOwnAnswer(messageID)).first ?? false
    }

    /// By the address that the report was sent to, or else by the message that it returns.
    private func reported(_ connection: isolated Connection) throws -> SentNotice? {
        for tag in tags {
            guard let message = addresses?.message(of: tag) else { continue }
            if let notice = try connection.execute(FindSentNotice(message)).first { return notice }
        }
        guard let messageID = mail.report?.originalMessageID else { return nil }
        return try connection.execute(FindSentNotices([messageID])).first
    }

    private var tags: [ReturnAddresses.Tag] {
        mail.recipients.prefix(Self.mostTags).compactMap { addresses?.tag(in: $0) }
    }

    // MARK: - whose case

    /// The strongest proof first. What only names a case proves nothing.
    private func link(_ known: inout KnownCorrespondence, _ connection: isolated Connection) throws {
        known.link = try linkByAddress(connection)
        if known.link == nil { try linkByThread(&known, connection) }
        if known.link == nil { try linkByReference(&known, connection) }
        known.link = try known.link.map { try follow($0, connection) }
    }

    /// Mail to a case that was taken into another belongs to where it goes on.
    private func follow(_ link: CaseLink, _ connection: isolated Connection) throws -> CaseLink {
        let caseID = try connection.execute(FollowMerges(from: link.caseID)).first ?? link.caseID
        return CaseLink(caseID, link.party, by: link.proof)
    }

    private func linkByAddress(_ connection: isolated Connection) throws -> CaseLink? {
        for tag in tags {
            guard let stored = try connection.execute(ReadCase(CaseID(rawValue: tag.id))).first else { continue }
            guard let party = addresses?.party(of: tag, on: stored) else { continue }
            return CaseLink(stored.subject.id, party, by: .address)
        }
        return nil
    }

    private func linkByThread(_ known: inout KnownCorrespondence, _ connection: isolated Connection) throws {
        guard !mail.ancestors.isEmpty else { return }
        let notices = try connection.execute(FindSentNotices(mail.ancestors))
        if let own = notices.first(where: wasSentToSender) {
            known.link = CaseLink(own.caseID, own.notice.to, by: .thread)
        } else {
            known.strangeCase = notices.first?.caseID
        }
    }

    /// A provider's people answer from mailboxes of their own. Their domain alone proves nothing, but nobody else has
    /// seen the message's id, which cannot be guessed.
    private func wasSentToSender(_ notice: SentNotice) -> Bool {
        guard let sender = mail.sender, let address = notice.address else { return false }
        if address == sender.address { return true }
        return notice.notice.to == .provider && address.hasSuffix("@\(sender.domain)")
    }

    private func linkByReference(_ known: inout KnownCorrespondence, _ connection: isolated Connection) throws {
        for reference in ReferencesInText(mail.subject).found {
            guard let stored = try connection.execute(FindCase(reference)).first else { continue }
            if let party = party(of: stored) {
                known.link = CaseLink(stored.subject.id, party, by: .reference)
                return
            }
            known.strangeCase = known.strangeCase ?? stored.subject.id
        }
    }

    /// Whole addresses only: a provider's domain may be its customers' as well.
    private func party(of stored: StoredCase) -> Party? {
        guard let sender = mail.sender?.address else { return nil }
        if stored.complaint.complainant.email?.lowercased() == sender { return .complainant }
        guard let provider = office.directory.provider(stored.subject.provider) else { return nil }
        let contacts = [provider.contact.email, provider.seniorContact.email].map { $0.lowercased() }
        return contacts.contains(sender) ? .provider : nil
    }

    private static let mostTags = 20
}

/// The references that a text names, as people write them: `ABCDEFGH`, `ABCD EFGH`, `ABCD-EFGH`.
struct ReferencesInText {
    let found: [Reference]

    init(_ text: String) {
        let words = text.split(maxSplits: 200) { !$0.isLetter && !$0.isNumber }
        let single = words.compactMap { $0.count == 8 ? Reference($0) : nil }
        let double = zip(words, words.dropFirst()).compactMap { first, second in
            first.count == 4 && second.count == 4 ? Reference("\(first)\(second)") : nil
        }
        found = single + double
    }
}

import Domain
import FoundationEssentials
import JobQueue
import Operations
import Synchronization

/// The way out for everything that a rehearsal sends: it goes nowhere and is written down.
///
/// What a message is about is read from its name, as a person would who finds it in the mail folder, and not from the
/// database: so what was sent can be held against what the books say.
final class Postroom: Mailer, MailComposer, PrintTray {
    private struct Record {
        var sent: [SentMessage] = []
        var reports = 0
        var digests: [String: Int] = [:]
        var providerKeys: [CaseID: String] = [:]
    }

    private let record = Mutex(Record())
    private let clock: CaseClock

    init(clock: CaseClock) {
        self.clock = clock
    }

    /// Everything that was sent, in no order.
    var sent: [SentMessage] { record.withLock { $0.sent } }

    /// How many monthly reports providers were sent: they are about no case.
    var reports: Int { record.withLock { $0.reports } }

    /// How many cases' news each digest told, by its name.
    var digests: [String: Int] { record.withLock { $0.digests } }

    /// The secret that the scheme's letters gave the provider of a case.
    func providerKey(of id: CaseID) -> String? {
        record.withLock { $0.providerKeys[id] }
    }

    func compose(_ mail: OutgoingMail) throws(MailCompositionError) -> [UInt8] {
        if let name = MessageName(mail.messageID), let key = Self.providerKey(in: mail.text) {
            record.withLock { $0.providerKeys[name.caseID] = key }
        }
        return Array("Message-ID: <\(mail.messageID)>\r\nSubject: \(mail.subject)\r\n\r\n\(mail.text)".utf8)
    }

    func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt {
        if mail.fileName.hasPrefix(SendMessage.digestPrefix) {
            noteDigest(mail)
        } else {
            note(mail.fileName)
        }
        return MailReceipt(relay: "rehearsal", answer: "250 written down")
    }

    func place(_ letter: String, named name: String) async throws {
        note(name)
    }

    private func note(_ name: String) {
        if name.hasPrefix(SendProviderReport.namePrefix) { return record.withLock { $0.reports += 1 } }
        let message = SentMessage(name: name, parsed: MessageName(name), at: clock.now ?? .distantPast)
        record.withLock { $0.sent.append(message) }
    }

    /// Each of its entries has a link to the provider's page of a case.
    private func noteDigest(_ mail: ComposedMail) {
        let entries = String(decoding: mail.raw, as: UTF8.self).ranges(of: Self.linkOfProvider).count
        record.withLock { $0.digests[mail.fileName, default: 0] += entries }
    }

    private static func providerKey(in text: String) -> String? {
        guard let start = text.firstRange(of: linkOfProvider) else { return nil }
        return "rp_" + text[start.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    private static let linkOfProvider = "?key=rp_"
}

/// One message that left the house.
struct SentMessage: Sendable {
    let name: String
    /// `nil` when the name does not say what the message is.
    let parsed: MessageName?
    /// In case time.
    let at: Date
}

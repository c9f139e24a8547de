import Domain
import Foundation
import Operations
import Synchronization

@testable import Web

/// Drafts in memory, as the database keeps them.
final class DraftShelf: Sendable {
    private struct Entry {
        var draft: Draft
        var sent: AcceptedComplaint?
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let links = Mutex<[String]>([])

    /// Where links were sent, in order.
    var linksSent: [String] { links.withLock { $0 } }
    var answers: [Answers] { entries.withLock { $0.values.map(\.draft.answers) } }

    func send(_ id: DraftID, _ accepted: AcceptedComplaint) {
        entries.withLock { entries in
            for (secret, entry) in entries where entry.draft.id == id { entries[secret]?.sent = accepted }
        }
    }

    func forgetAll() {
        entries.withLock { $0 = [:] }
    }

    var operations: DraftOperations {
        DraftOperations(
            begin: { answers, _ in self.begin(answers) },
            save: { changes, id, _ in try self.save(changes, id) },
            find: { secret in self.find(secret) },
            findByCode: { code in self.find(code) },
            sendLink: { id, address in try self.sendLink(id, address) })
    }

    private func begin(_ answers: Answers) -> (draft: Draft, secret: String) {
        let secret = DraftSecret.prefix + UUID().uuidString
        let bytes = (0..<12).map { _ in UInt8.random(in: 0...255) }
        let draft = Draft(id: DraftID(rawValue: UUID()), answers: answers, code: ReturnCode(randomBytes: bytes))
        entries.withLock { $0[secret] = Entry(draft: draft) }
        return (draft, secret)
    }

    private func save(_ changes: [String: String?], _ id: DraftID) throws -> Draft {
        try change(id) {
            Draft(id: id, answers: $0.answers.changed(changes), code: $0.code, returnAddress: $0.returnAddress)
        }
    }

    private func sendLink(_ id: DraftID, _ address: String) throws {
        _ = try change(id) { Draft(id: id, answers: $0.answers, code: $0.code, returnAddress: address) }
        links.withLock { $0.append(address) }
    }

    private func change(_ id: DraftID, _ body: (Draft) -> Draft) throws -> Draft {
        try entries.withLock { entries in
            guard let (secret, entry) = entries.first(where: { $0.value.draft.id == id }), entry.sent == nil else {
                throw DraftError.gone
            }
            let draft = body(entry.draft)
            entries[secret]?.draft = draft
            return draft
        }
    }

    private func find(_ secret: String) -> FoundDraft? {
        entries.withLock { entries in
            entries[secret].map { entry in entry.sent.map(FoundDraft.sent) ?? .open(entry.draft) }
        }
    }

    private func find(_ code: ReturnCode) -> (draft: Draft, secret: String)? {
        entries.withLock { entries in
            entries.first { $0.value.draft.code == code && $0.value.sent == nil }.map { ($0.value.draft, $0.key) }
        }
    }
}

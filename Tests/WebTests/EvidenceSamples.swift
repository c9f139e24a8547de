import Domain
import Foundation
import Operations
import Synchronization

@testable import Web

/// Evidence operations that answer from memory, and what reached them.
final class AskedEvidence: Sendable {
    static let id = EvidenceID(rawValue: UUID(uuidString: "0198c0de-0000-7000-8000-000000000001") ?? UUID())

    private let state = Mutex(
        (added: [NewEvidence](), poured: [UInt8](), offsets: [Int](), removed: 0, shared: 0, redacted: [String]()))
    private let refusal = Mutex<(any Error & Sendable)?>(nil)

    var added: [NewEvidence] { state.withLock { $0.added } }
    var poured: [UInt8] { state.withLock { $0.poured } }
    var offsets: [Int] { state.withLock { $0.offsets } }
    var removals: Int { state.withLock { $0.removed } }
    var shares: Int { state.withLock { $0.shared } }
    var redactions: [String] { state.withLock { $0.redacted } }

    /// What sending a file is answered with from now on.
    func refuse(with error: any Error & Sendable) { refusal.withLock { $0 = error } }

    static func evidence(
        _ state: EvidenceState = .clean, name: String = "bill.pdf", kind: EvidenceKind? = .pdf, received: Int = 5
    ) -> Evidence {
        Evidence(
            id: id, caseID: CaseID(rawValue: UUID()), owner: .complainant, fileName: name, description: "My <bill>",
            state: state, kind: kind, size: 5, received: received, createdAt: Date(timeIntervalSince1970: 0))
    }

    static func view(_ state: EvidenceState = .clean, name: String = "bill.pdf", kind: EvidenceKind? = .pdf)
        -> EvidenceView
    {
        EvidenceView(
            evidence: evidence(state, name: name, kind: kind), isOpen: state == .clean, isRemovable: state.isRemovable)
    }

    func operations(content: Evidence = AskedEvidence.evidence()) -> EvidenceOperations {
        EvidenceOperations(
            add: { _, file, _ in
                self.state.withLock { $0.added.append(file) }
                return EvidenceView(
                    evidence: Self.evidence(.receiving, kind: nil, received: 0), isOpen: false, isRemovable: true)
            },
            receive: { place, source in
                self.state.withLock { $0.offsets.append(place.offset) }
                if let refusal = self.refusal.withLock({ $0 }) { throw refusal }
                while let bytes = try await source() { self.state.withLock { $0.poured += bytes } }
                return Self.view(.stored)
            },
            remove: { _, _, _ in self.state.withLock { $0.removed += 1 } },
            open: { _, _, credential in
                guard content.state == .clean else { throw CaseAccessError.notFound }
                return EvidenceContent(evidence: content) {
                    var blocks = ["he", "llo"][...]
                    return { blocks.popFirst().map { Array($0.utf8) } }
                }
            },
            openInReading: { _, _, _ in throw CaseAccessError.notFound },
            share: { _, _, _ in
                self.state.withLock { $0.shared += 1 }
                if let refusal = self.refusal.withLock({ $0 }) { throw refusal }
                return Self.view(.receiving)
            },
            redact: { _, _, redaction, _ in
                self.state.withLock { $0.redacted.append(redaction.text) }
                if let refusal = self.refusal.withLock({ $0 }) { throw refusal }
                return Self.view(.receiving)
            })
    }
}

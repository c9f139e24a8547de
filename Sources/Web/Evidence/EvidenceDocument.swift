import Domain
import Operations

/// A piece of evidence as the API shows it.
struct EvidenceDocument: Encodable {
    let id: String
    let owner: String
    let fileName: String
    let description: String
    let state: String
    let kind: String?
    let size: Int
    let received: Int
    let sha256: String?
    let addedAt: String
    let canOpen: Bool
    let canRemove: Bool

    init(_ view: EvidenceView) {
        let evidence = view.evidence
        id = evidence.id.text
        owner = evidence.owner.rawValue
        fileName = evidence.fileName
        description = evidence.description
        state = evidence.state.rawValue
        kind = evidence.kind?.rawValue
        size = evidence.size
        received = evidence.received
        sha256 = evidence.sha256.map { $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        addedAt = Instant.text(evidence.createdAt)
        canOpen = view.isOpen
        canRemove = view.isRemovable
    }
}

/// All evidence that the caller may know of, and what may still come.
struct EvidenceListDocument: Encodable {
    let evidence: [EvidenceDocument]
    let filesLeft: Int
    let bytesLeft: Int

    init(_ view: CaseView) {
        evidence = view.evidence.map(EvidenceDocument.init)
        filesLeft = view.evidenceRoom?.files ?? 0
        bytesLeft = view.evidenceRoom?.bytes ?? 0
    }
}

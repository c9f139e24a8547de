import Domain
import Operations

/// The files of a case that its reader brought, as the case's page and the evidence's own page list them.
struct EvidenceFiles: Sendable {
    let items: [Item]
    let hasItems: Bool
    /// Where more can be brought; nil when no more are taken.
    let address: String?
    /// Said where files are there and no more are taken.
    let isClosed: Bool

    struct Item: Sendable {
        let name: String
        let description: String
        let size: String
        let state: String
        let stateClass: String
        /// Where it can be got; nil while nobody may open it.
        let address: String?
        let removal: Removal?
    }

    struct Removal: Sendable {
        let address: String
        /// For who does not see which row the button stands in.
        let name: String
    }

    /// - Returns: nil where there is neither a file nor room for one.
    init?(_ view: CaseView, _ words: Catalogue) {
        guard !view.evidence.isEmpty || view.evidenceRoom != nil else { return nil }
        let address = EvidencePages.address(view)
        items = view.evidence.map { Item($0, at: "\(address)/\($0.evidence.id.text)", words) }
        hasItems = !items.isEmpty
        self.address = view.evidenceRoom.map { _ in address }
        isClosed = view.evidenceRoom == nil
    }
}

extension EvidenceFiles.Item {
    init(_ view: EvidenceView, at address: String, _ words: Catalogue) {
        let evidence = view.evidence
        name = evidence.fileName
        description = evidence.description
        size = ByteCount.spoken(evidence.size)
        state = words("evidence.state.\(evidence.state.rawValue)")
        stateClass = evidence.state.tag
        self.address = view.isOpen ? address : nil
        removal = view.isRemovable ? .init(address: "\(address)/removal", name: evidence.fileName) : nil
    }
}

extension EvidenceState {
    /// One of the style sheet's.
    fileprivate var tag: String {
        switch self {
        case .receiving, .removed: "waiting"
        case .stored: "running"
        case .clean: "met"
        case .infected, .unscannable: "missed"
        }
    }
}

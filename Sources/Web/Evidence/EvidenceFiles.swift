import Domain
import Operations

/// The files of a case that its reader brought or is shown, as the case's page and the evidence's own page list them.
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
        /// Where the staff share it with the other side.
        let sharing: Link?
        /// Of a copy that is shared: by whom it was sent, and what was blacked out.
        let notes: [String]
    }

    struct Link: Sendable {
        let address: String
        /// For who does not see which row it stands in.
        let name: String
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
        items = view.evidence.map { Item($0, on: view, at: "\(address)/\($0.evidence.id.text)", words) }
        hasItems = !items.isEmpty
        self.address = view.evidenceRoom.map { _ in address }
        isClosed = view.evidenceRoom == nil
    }
}

extension EvidenceFiles.Item {
    init(_ view: EvidenceView, on subject: CaseView, at address: String, _ words: Catalogue) {
        let evidence = view.evidence
        name = evidence.fileName
        description = evidence.description
        size = ByteCount.spoken(evidence.size)
        state = words("evidence.state.\(evidence.state.rawValue)")
        stateClass = evidence.state.tag
        self.address = view.isOpen ? address : nil
        removal = view.isRemovable ? .init(address: "\(address)/removal", name: evidence.fileName) : nil
        sharing = view.isShareable ? .init(address: "\(address)/sharing", name: evidence.fileName) : nil
        notes = evidence.copy.map { Self.notes(on: $0, subject, words) } ?? []
    }

    private static func notes(on copy: EvidenceCopy, _ view: CaseView, _ words: Catalogue) -> [String] {
        let redaction = copy.redaction.map { words("evidence.blacked_out", ["what": $0]) }
        guard let reader = copy.sharedWith else { return [words("evidence.redacted"), redaction].compactMap(\.self) }
        let readers = reader == .provider ? view.providerName : words("evidence.complainant")
        let shared =
            reader == view.viewer
            ? words("evidence.shared_with_you", ["party": view.sender(toReader: reader, words)])
            : words("evidence.shared_with", ["party": readers])
        return [shared, redaction].compactMap(\.self)
    }
}

extension CaseView {
    /// Whose file is shared with `reader`.
    fileprivate func sender(toReader reader: Party, _ words: Catalogue) -> String {
        reader == .complainant ? providerName : words("evidence.complainant")
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

import Domain
import Operations

/// The evidence on the complainant's page.
struct EvidenceSection: Sendable {
    let items: [Item]
    let hasItems: Bool
    let upload: Upload?
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

    struct Upload: Sendable {
        let address: String
        let limits: String
        let kinds: String
        let fileError: String?
        let isWrong: Bool
        let describedBy: String
        let description: TextInput
    }

    /// - Returns: nil where there is neither a file nor room for one.
    init?(_ view: CaseView, form: FormFields, messages: FormMessages?) {
        guard !view.evidence.isEmpty || view.evidenceRoom != nil else { return nil }
        let address = CasePath.page(view.reference) + "/evidence"
        items = view.evidence.map { Item($0, at: "\(address)/\($0.evidence.id.text)") }
        hasItems = !items.isEmpty
        upload = view.evidenceRoom.flatMap { Upload(at: address, $0, form, messages) }
        isClosed = view.evidenceRoom == nil
    }
}

extension EvidenceSection.Item {
    init(_ view: EvidenceView, at address: String) {
        let evidence = view.evidence
        name = evidence.fileName
        description = evidence.description
        size = ByteCount.spoken(evidence.size)
        state = evidence.state.title
        stateClass = evidence.state.tag
        self.address = view.isOpen ? address : nil
        removal = view.isRemovable ? .init(address: "\(address)/removal", name: evidence.fileName) : nil
    }
}

extension EvidenceSection.Upload {
    /// - Returns: nil when nothing more fits.
    init?(at address: String, _ room: EvidenceRoom, _ form: FormFields, _ messages: FormMessages?) {
        guard room.files > 0, room.bytes > 0 else { return nil }
        self.address = address
        let largest = ByteCount.spoken(min(room.bytes, EvidenceLimits.largestFile))
        limits =
            "Up to \(largest) a file. You can still add \(room.files) files, \(ByteCount.spoken(room.bytes)) in all."
        kinds = "We take \(EvidenceKind.spoken)."
        fileError = messages?[EvidenceInput.file.rawValue]
        isWrong = fileError != nil
        describedBy = "evidence-file-hint" + (isWrong ? " evidence-file-error" : "")
        description = TextInput(
            EvidenceInput.description.rawValue, "What does it show?", hint: "For example: the bill of March 2026",
            error: messages?[EvidenceInput.description.rawValue], value: form[EvidenceInput.description.rawValue] ?? "")
    }
}

extension EvidenceState {
    fileprivate var title: String {
        switch self {
        case .receiving: "Not all of it has come"
        case .stored: "Being checked for viruses"
        case .clean: "Ready"
        case .infected: "Refused: a virus was found"
        case .unscannable: "Refused: it could not be checked"
        case .removed: "Taken back"
        }
    }

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

/// What makes a file a copy of the scheme's, by which one side's file is shared with the other.
public struct EvidenceCopy: Equatable, Sendable {
    /// The file that it was made of, or of which it is a redacted form.
    public let original: EvidenceID
    /// The side that may open it; `nil` for a redacted file, of which the copy is still to be made.
    public let sharedWith: Party?
    /// Who had it made.
    public let staff: StaffID
    /// What was blacked out, and why; `nil` where nothing was.
    public let redaction: String?

    public init(of original: EvidenceID, sharedWith: Party?, by staff: StaffID, redaction: String? = nil) {
        self.original = original
        self.sharedWith = sharedWith
        self.staff = staff
        self.redaction = redaction
    }
}

extension Evidence {
    /// Whether what it says beside its content can be taken out by a program.
    public var isCleanable: Bool { kind?.isCleanable ?? false }

    /// A copy of what somebody has blacked out shows each page as a picture: nothing is left under a black bar.
    public var isFlattened: Bool { copy?.redaction != nil }

    /// A file is shared once: while a copy of it is made or there, no other is.
    public func isShared(among evidence: [Evidence]) -> Bool {
        copy?.sharedWith != nil || evidence.contains { $0.copy?.original == id && $0.state.counts }
    }
}

extension EvidenceKind {
    /// Whether a copy without what the file says beside its content can be made. Of the others somebody makes a PDF.
    public var isCleanable: Bool {
        switch self {
        case .pdf, .jpeg, .png, .heic, .text, .wordDocument, .spreadsheet, .openDocumentText: true
        case .compoundFile, .mail: false
        }
    }

    /// Whether it can be turned into pictures of its pages.
    public var isFlattenable: Bool {
        switch self {
        case .pdf, .jpeg, .png, .heic: true
        case .text, .wordDocument, .spreadsheet, .openDocumentText, .compoundFile, .mail: false
        }
    }
}

extension CaseState {
    /// A file is shared once the complaint has been put to the provider, and until the case is over.
    public var sharesEvidence: Bool { isKnownToProvider && status.isOpen }
}
